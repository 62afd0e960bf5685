import { createRequire } from 'node:module';
import type { Canvas } from '@napi-rs/canvas';
import { toRect } from './box.ts';
import { elementBox, pageBox } from './element-box.ts';
import { flattenPath, type Polyline, pointAlong } from './flatten-path.ts';
import type { MeasureText } from './measure-text.ts';
import { textBox } from './text-box.ts';

/** The parts of jsdom in use; its own type package is large and would be needed for these alone. */
interface Jsdom {
  JSDOM: new (html: string, options: { runScripts: 'outside-only'; url: string }) => { window: FigureWindow };
}

export type FigureWindow = Window & typeof globalThis;

/**
 * A browser window without a browser: jsdom, with the answers it lacks filled in (sizes of texts and shapes, lengths
 * along paths, a canvas for the pixels of heat maps). It loads nothing from the network and runs no script of a page.
 */
export async function createWindow(measure: MeasureText): Promise<FigureWindow> {
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as Jsdom;
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', {
    runScripts: 'outside-only',
    url: 'http://localhost/',
  });
  // Plotly asks for one while it loads, for a worker that static pictures never start.
  window.URL.createObjectURL = () => 'blob:none';
  // Saying yes to `image-rendering: pixelated` makes plotly draw heat maps one pixel per cell, hence with sharp edges.
  Object.assign(window, { CSS: { supports: () => true, escape: (text: string) => text } });
  addGeometry(window, measure);
  await addCanvas(window);
  return window;
}

function addGeometry(window: FigureWindow, measure: MeasureText): void {
  const polylines = new WeakMap<Element, Polyline & { d: string }>();
  const polylineOf = (element: Element): Polyline => {
    const d = element.getAttribute('d') ?? lineAsPath(element);
    let polyline = polylines.get(element);
    if (polyline?.d !== d) polylines.set(element, (polyline = { d, ...flattenPath(d) }));
    return polyline;
  };
  Object.assign(window.SVGElement.prototype, {
    getBBox(this: Element) {
      return toRect(elementBox(this, measure));
    },
    getBoundingClientRect(this: Element) {
      return toRect(pageBox(this, measure));
    },
    getComputedTextLength(this: Element) {
      return toRect(textBox(this, measure)).width;
    },
    getTotalLength(this: Element) {
      return polylineOf(this).lengths.at(-1) ?? 0;
    },
    getPointAtLength(this: Element, distance: number) {
      return pointAlong(polylineOf(this), distance);
    },
  });
}

function lineAsPath(element: Element): string {
  if (element.localName !== 'line') return '';
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => element.getAttribute(name) ?? '0');
  return `M${x1},${y1}L${x2},${y2}`;
}

async function addCanvas(window: FigureWindow): Promise<void> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvases = new WeakMap<HTMLCanvasElement, Canvas>();
  const canvasOf = (element: HTMLCanvasElement): Canvas => {
    const width = Math.max(1, element.width);
    const height = Math.max(1, element.height);
    let canvas = canvases.get(element);
    if (canvas?.width !== width || canvas.height !== height) {
      canvas = createCanvas(width, height);
      canvases.set(element, canvas);
    }
    return canvas;
  };
  Object.assign(window.HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement, kind: string) {
      return kind === '2d' ? canvasOf(this).getContext('2d') : null;
    },
    toDataURL(this: HTMLCanvasElement) {
      return canvasOf(this).toDataURL('image/png');
    },
  });
}
