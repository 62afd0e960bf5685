/** What one draws with: a context in CSS pixels, and its size. */
export type Pen = CanvasRenderingContext2D & { w: number; h: number };

/** A canvas of the page, wiped, sharp on any screen. A tool for pages: it runs in them. */
export function blankCanvas(id: string, font: string): Pen {
  const canvas = document.getElementById(id) as HTMLCanvasElement;
  const [w, h] = [Number(canvas.dataset.width ?? canvas.width), Number(canvas.dataset.height ?? canvas.height)];
  const scale = window.devicePixelRatio || 1;
  if (!canvas.dataset.width) {
    Object.assign(canvas.dataset, { width: String(w), height: String(h) });
    Object.assign(canvas, { width: w * scale, height: h * scale });
    canvas.style.width = `${w}px`;
  }
  const context = canvas.getContext('2d')!;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, w, h);
  context.font = font;
  return Object.assign(context, { w, h });
}
