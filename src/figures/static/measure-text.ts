import { fontFiles } from './fonts.ts';

/** Width of a text and reach of its font above and below the baseline, in pixels. */
export interface TextMetrics {
  width: number;
  ascent: number;
  descent: number;
}

/** How a run of text is set; the family is always the bundled one. */
export interface TextStyle {
  style: string;
  weight: string;
  size: number;
}

export type MeasureText = (text: string, style: TextStyle) => TextMetrics;

/** A name no installed font has, so that a text is measured with the bundled files even where Open Sans is installed. */
const alias = 'assaybook-figure-text';

/** A measuring function over the bundled fonts; it remembers what it measured. */
export async function createMeasureText(): Promise<MeasureText> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  for (const file of fontFiles()) GlobalFonts.registerFromPath(file, alias);
  const pen = createCanvas(1, 1).getContext('2d');
  const known = new Map<string, TextMetrics>();
  return (text, { style, weight, size }) => {
    const font = `${style} ${weight} ${size}px ${alias}`;
    const key = `${font}\n${text}`;
    let metrics = known.get(key);
    if (!metrics) {
      pen.font = font;
      const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = pen.measureText(text);
      metrics = { width, ascent: fontBoundingBoxAscent, descent: fontBoundingBoxDescent };
      known.set(key, metrics);
    }
    return metrics;
  };
}
