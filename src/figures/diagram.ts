import type { JsonObject } from './figure.ts';
import { ink } from './theme.ts';

/** A rectangle of a diagram: centre and size in pixels of the plot, y upwards. */
export interface DiagramBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A box of a diagram as a shape. */
export const diagramBox = ({ x, y, width, height }: DiagramBox, look: JsonObject = {}): JsonObject => ({
  ...{ type: 'rect', layer: 'below', x0: x - width / 2, x1: x + width / 2, y0: y - height / 2, y1: y + height / 2 },
  ...{ line: { color: ink.rule, width: 1.2 }, fillcolor: ink.shade, ...look },
});

/** A text of a diagram as an annotation; it is markup, so names from data go in through `label`. */
export const diagramText = (x: number, y: number, text: string, more: JsonObject = {}): JsonObject => ({
  ...{ x, y, text, showarrow: false, borderpad: 0, font: { size: 12.5 }, ...more },
});

/** An arrow of a diagram as an annotation. */
export const diagramArrow = ([ax, ay]: [number, number], [x, y]: [number, number]): JsonObject => ({
  ...{ x, y, ax, ay, axref: 'x', ayref: 'y', text: '', showarrow: true },
  ...{ arrowhead: 2, arrowwidth: 1.6, arrowcolor: ink.quiet },
});

/** The axes of a diagram: pixels of the plot, hidden. */
export const diagramAxes = (width: number, height: number): JsonObject => ({
  xaxis: { visible: false, range: [0, width], fixedrange: true },
  yaxis: { visible: false, range: [0, height], fixedrange: true },
});
