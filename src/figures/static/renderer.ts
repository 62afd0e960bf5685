import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Figure } from '../figure.ts';
import { assertDrawable } from './assert-drawable.ts';
import { assertDrawnGlyphs, assertGlyphs } from './assert-glyphs.ts';
import { createWindow, type FigureWindow } from './create-window.ts';
import { fontFiles } from './fonts.ts';
import { createMeasureText } from './measure-text.ts';
import { readCmap } from './read-cmap.ts';
import { repairSvg } from './repair-svg.ts';
import { seededRandom } from './seeded-random.ts';

/** Width and height of a picture in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

interface Renderer {
  window: FigureWindow & { Plotly: Plotly };
  covered: ReadonlySet<number>;
}

interface Plotly {
  toImage(figure: object, options: Size & { format: 'svg'; imageDataOnly: true }): Promise<string>;
}

let renderer: Promise<Renderer> | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Draws figures one after the other in the one window of this process, which is made with the first: plotly keeps state
 * in it, and loading takes about a second.
 */
export function draw(figure: Figure, size: Size): Promise<string> {
  const drawn = queue.then(() => drawNow(figure, size));
  queue = drawn.catch(() => undefined);
  return drawn;
}

async function drawNow(figure: Figure, size: Size): Promise<string> {
  assertDrawable(figure);
  const { window, covered } = await (renderer ??= createRenderer());
  assertGlyphs(figure, covered);
  const json = JSON.stringify(figure, asPlainArrays);
  // Parsed on the other side: plotly then sees objects of its own window, changes a copy, and draws what a file holds.
  const { data, layout } = window.JSON.parse(json) as Figure;
  window.Math.random = seededRandom(`${json} ${size.width} ${size.height}`);
  const svg = await window.Plotly.toImage(
    { data, layout, config: { staticPlot: true } },
    { format: 'svg', ...size, imageDataOnly: true },
  );
  assertDrawnGlyphs(svg, covered);
  return repairSvg(svg);
}

async function createRenderer(): Promise<Renderer> {
  const require = createRequire(import.meta.url);
  const [bundle, font, measure] = await Promise.all([
    readFile(require.resolve('plotly.js/dist/plotly-cartesian.min.js'), 'utf8'),
    readFile(fontFiles()[0]!),
    createMeasureText(),
  ]);
  const window = await createWindow(measure);
  window.eval(bundle);
  return { window: window as Renderer['window'], covered: readCmap(font) };
}

const asPlainArrays = (_key: string, value: unknown) =>
  ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value as unknown as number[]) : value;
