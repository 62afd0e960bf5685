import type { Figure, JsonObject, Trace } from './figure.ts';
import { heading } from './heading.ts';
import { palette } from './palette.ts';
import { ink, pagePad, pageWidth, themed } from './theme.ts';

export interface SchematicOptions {
  title?: string;
  subtitle?: string;
  /** Share of healthy cells in sick patients, to draw their cells by. */
  rho?: number;
}

const height = 430;
const cellsAcross = 6;
const cellsDown = 4;
const blue = palette[6];
const orange = palette[1];

/** A box with its text: centre and size in pixels of the plot, y upwards. */
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
}

/**
 * MMIL as a diagram: bags of cells with the labels of their patients, the first soft labels, the loop of M-step and
 * E-step, and what comes out. Nothing in it is computed but the number of diseased cells drawn.
 *
 * @throws RangeError when rho does not lie between 0 and 1
 * @example mmilSchematicFigure({ rho: 0.5 })
 */
export function mmilSchematicFigure({
  title = 'From the labels of patients to those of cells',
  subtitle,
  rho = 0.5,
}: SchematicOptions = {}): Figure {
  if (!(rho > 0 && rho < 1)) throw new RangeError(`rho must lie between 0 and 1, got ${rho}`);
  const [width, top] = [pageWidth - 2 * pagePad, subtitle === undefined ? 76 : 100];
  const diseased = Math.round((1 - rho) * cellsAcross * cellsDown);
  const bags = [
    { y: 330, name: 'sick patient, z = 1', diseased, color: orange },
    { y: 215, name: 'sick patient, z = 1', diseased: Math.max(1, diseased - 3), color: orange },
    { y: 100, name: 'healthy donor, z = 0', diseased: 0, color: blue },
  ];
  const boxes: Box[] = [
    {
      x: 290,
      y: 215,
      width: 150,
      height: 120,
      text: '<b>Start</b><br>healthy donor: s = 0<br>sick patient: s = 1 − rho<br>known label: s = it',
    },
    {
      x: 505,
      y: 300,
      width: 210,
      height: 92,
      text: '<b>M-step</b><br>a learner fits s, and gives<br>η = logit P(y = 1 | x)',
    },
    {
      x: 505,
      y: 130,
      width: 210,
      height: 92,
      text: '<b>E-step</b><br>cells of sick patients:<br>s = σ(η − log kappa)',
    },
    {
      x: 800,
      y: 300,
      width: 200,
      height: 92,
      text: '<b>Cell classifier</b><br>P(y = 1 | x), also for patients<br>it has never seen',
    },
    {
      x: 800,
      y: 130,
      width: 200,
      height: 92,
      text: '<b>Calibration</b><br>another share of disease,<br>a threshold on healthy donors',
    },
  ];
  const arrows: [from: [number, number], to: [number, number], text?: string][] = [
    [
      [158, 215],
      [215, 215],
    ],
    [
      [365, 240],
      [400, 285],
    ],
    [
      [470, 254],
      [470, 176],
    ],
    [[540, 176], [540, 254], 'until the<br>likelihood<br>stands'],
    [
      [610, 300],
      [700, 300],
    ],
    [
      [800, 254],
      [800, 176],
    ],
  ];
  const shapes: JsonObject[] = [
    ...bags.map(({ y, color }) => rectangle({ x: 77, y, width: 150, height: 84 }, { line: { color, width: 2 } })),
    ...boxes.map((box) => rectangle(box, { line: { color: ink.rule, width: 1.2 }, fillcolor: ink.shade })),
  ];
  const note = (x: number, y: number, text: string, more: JsonObject = {}): JsonObject => ({
    ...{ x, y, text, showarrow: false, borderpad: 0, font: { size: 12.5 } },
    ...more,
  });
  const figure: Figure = {
    data: [cellsTrace(bags, 0), cellsTrace(bags, 1)],
    layout: themed({
      title: heading(title, subtitle),
      width: pageWidth,
      height: height + top,
      margin: { l: pagePad, r: pagePad, t: top, b: 24 },
      xaxis: { visible: false, range: [0, width], fixedrange: true },
      yaxis: { visible: false, range: [0, height - 24], fixedrange: true },
      legend: { orientation: 'h', x: 0, y: 0, xanchor: 'left', yanchor: 'bottom', itemsizing: 'constant' },
      shapes,
      annotations: [
        ...bags.map(({ y, name }) => note(77, y + 52, name, { font: { size: 12, color: ink.quiet } })),
        ...boxes.map(({ x, y, text }) => note(x, y, text, { align: 'center' })),
        ...arrows.map(([[ax, ay], [x, y]]) => ({
          ...{ x, y, ax, ay, axref: 'x', ayref: 'y', text: '', showarrow: true },
          ...{ arrowhead: 2, arrowwidth: 1.6, arrowcolor: ink.quiet },
        })),
        ...arrows.flatMap(([[ax, ay], [x, y], text]) =>
          text
            ? [
                note((ax + x) / 2 + 8, (ay + y) / 2, text, {
                  xanchor: 'left',
                  align: 'left',
                  font: { size: 11.5, color: ink.quiet },
                }),
              ]
            : [],
        ),
        note(505, 44, 'kappa = rho n₁ / (n − (1 − rho) n₁): the chance of a healthy cell to come from a sick patient', {
          font: { size: 11.5, color: ink.quiet },
        }),
      ],
    }),
  };
  return figure;
}

const rectangle = ({ x, y, width, height }: Omit<Box, 'text'>, look: JsonObject): JsonObject => ({
  ...{ type: 'rect', layer: 'below', x0: x - width / 2, x1: x + width / 2, y0: y - height / 2, y1: y + height / 2 },
  ...look,
});

/** The cells of all bags that are healthy (0) or diseased (1): the diseased ones scattered among the others. */
function cellsTrace(bags: readonly { y: number; diseased: number }[], label: 0 | 1): Trace {
  const n = cellsAcross * cellsDown;
  const places = bags.flatMap(({ y, diseased }) =>
    Array.from({ length: n }, (_, i) => i)
      .filter((i) => Number((i * 7) % n < diseased) === label)
      .map((i) => ({ x: 77 + ((i % cellsAcross) - 2.5) * 22, y: y + (Math.floor(i / cellsAcross) - 1.5) * 18 })),
  );
  return {
    type: 'scatter',
    mode: 'markers',
    name: label ? 'diseased cell, y = 1 (hidden)' : 'healthy cell, y = 0 (hidden)',
    x: places.map(({ x }) => x),
    y: places.map(({ y }) => y),
    marker: { size: 9, color: label ? orange : blue, symbol: label ? 'diamond' : 'circle' },
    hoverinfo: 'name',
  };
}
