import type { Figure, JsonObject, Trace } from '../figure.ts';
import { UndrawableFigureError } from './errors.ts';

/** The trace types of plotly's cartesian bundle, all of which draw without a browser. */
export const drawableTypes = [
  'bar',
  'box',
  'contour',
  'heatmap',
  'histogram',
  'histogram2d',
  'histogram2dcontour',
  'image',
  'pie',
  'scatter',
  'scatterternary',
  'violin',
];

const interactive = 'or keep the figure interactive only';

/** Why a type is refused and what to use instead, first match first. */
const refusals: ReadonlyArray<readonly [pattern: RegExp, reason: string, remedy: string]> = [
  [/^scattergl$/, 'needs WebGL', "draw it as 'scatter' (up to some 5,000 points)"],
  [/gl$|^pointcloud$/, 'needs WebGL', 'draw the twin of it whose name has no gl'],
  [
    /3d$|^(surface|isosurface|volume|cone|streamtube)$/,
    'needs WebGL (3-D)',
    "draw a 'heatmap' or 'contour', or slices",
  ],
  [/^splom$/, 'needs WebGL', "draw subplots of 'scatter'"],
  [/^parcoords$/, 'needs WebGL', "draw one 'scatter' line per row"],
  [/map$(?<!^heatmap|^treemap)|mapbox$|geo$|^choropleth/, 'needs map files', "draw the values as 'bar' or 'heatmap'"],
  [/./, 'is not in the plotly bundle of this project', `draw it as one of ${drawableTypes.join(', ')}`],
];

/**
 * Refuses what cannot be drawn without a browser, before anything is drawn: such traces would come out empty, black or
 * never.
 *
 * @throws UndrawableFigureError naming the trace, the reason and a way out.
 */
export function assertDrawable(figure: Figure): void {
  figure.data.forEach(assertTrace);
  const images = (figure.layout.images as JsonObject[] | undefined) ?? [];
  for (const { source } of images) assertInline(source, 'layout.images');
}

function assertTrace(trace: Trace, index: number): void {
  const type = trace.type ?? 'scatter';
  const where = `trace ${index}${trace.name ? ` (${trace.name})` : ''}`;
  if (!drawableTypes.includes(type)) {
    const [, reason, remedy] = refusals.find(([pattern]) => pattern.test(type)) ?? refusals.at(-1)!;
    throw new UndrawableFigureError(`${where}: a trace of type '${type}' ${reason}; ${remedy}, ${interactive}`);
  }
  if (hasPattern(trace.marker) || hasShape(trace.fillpattern)) {
    const remedy = `tell the series apart by colour, outline or text, ${interactive}`;
    throw new UndrawableFigureError(`${where}: hatch patterns (pattern.shape) come out wrong; ${remedy}`);
  }
  assertInline(trace.source, where);
}

const hasPattern = (marker: unknown) => hasShape((marker as JsonObject | undefined)?.pattern);

function hasShape(pattern: unknown): boolean {
  const shape = (pattern as JsonObject | undefined)?.shape;
  return Array.isArray(shape) ? shape.some(Boolean) : Boolean(shape);
}

/** Nothing is fetched while a picture is drawn: it would depend on the network, or wait for it for ever. */
function assertInline(source: unknown, where: string): void {
  if (typeof source !== 'string' || source.startsWith('data:')) return;
  throw new UndrawableFigureError(`${where}: the image ${source} is not fetched; give it as a data: URL`);
}
