import type { JsonObject, Layout } from './figure.ts';
import { fullLabel, label } from './label.ts';
import { boldness, textWidth } from './text-width.ts';
import { ink, pagePad, pageWidth } from './theme.ts';

export interface BarRowsOptions {
  /** What the bars measure. */
  valueTitle: string;
  /** Ends of the value axis. */
  range: readonly [number, number];
  /** Widest text of the column of numbers at the right, in pixels. */
  numbers: number;
  /** Room for title and legend. */
  top: number;
}

const pitch = (count: number) => (count > 40 ? 22 : 30);
const nameText = { width: 260, size: 13 };
const headText = { width: 420, size: 13 };
const bottom = 72;

/** Thickness of a bar, as a share of its row. */
export const barWidth = 0.62;

/**
 * Rows for horizontal bars: where each stands, under the names of their groups where there are some, and the layout
 * around them, with the width of the plot area in a picture of the usual size: names at the left, values along the bottom, room for numbers at the right. Figures put long names in
 * full into the hover texts.
 */
export function barRows(
  rows: readonly { name: string; group?: string | undefined }[],
  { valueTitle, range, numbers, top }: BarRowsOptions,
): { positions: number[]; layout: Layout; plotWidth: number } {
  const heads: { group: string; y: number }[] = [];
  const positions: number[] = [];
  let y = 0;
  rows.forEach(({ group }, i) => {
    if (group !== undefined && (i === 0 || group !== rows[i - 1]!.group)) {
      // A little air above a group, but for the first.
      if (i > 0) y += 0.35;
      heads.push({ group, y: y++ });
    }
    positions.push(y++);
  });
  const names = Math.max(...rows.map(({ name }) => Math.min(nameText.width, textWidth(name, nameText.size))));
  const widestHead = Math.max(0, ...heads.map(({ group }) => textWidth(group, headText.size) * boldness));
  const left = Math.ceil(pagePad + Math.max(names + 14, Math.min(widestHead, 160)));
  const right = Math.ceil(numbers) + 20 + pagePad;
  const layout = {
    height: Math.ceil(top + y * pitch(rows.length) + bottom),
    margin: { l: left, r: right, t: top, b: bottom },
    meta: { names: { y: Object.fromEntries(positions.map((at, i) => [at, fullName(rows[i]!)])) } },
    hovermode: 'closest',
    xaxis: { title: { text: valueTitle }, range: [...range], tickformat: ',~f', fixedrange: true, automargin: false },
    yaxis: {
      range: [y - 0.5, -0.5],
      tickvals: positions,
      ticktext: rows.map(({ name }) => label(name, nameText)),
      tickfont: { size: nameText.size },
      ticklabelstandoff: 8,
      showgrid: false,
      fixedrange: true,
      automargin: false,
    },
    shapes: range[0] < 0 && range[1] > 0 ? [zeroLine] : [],
    annotations: heads.map(({ group, y: at }) => head(group, at, left)),
  };
  return { positions, layout, plotWidth: pageWidth - left - right };
}

/** With the group in front, for those who read the numbers without the picture. */
const fullName = ({ name, group }: { name: string; group?: string | undefined }) =>
  group === undefined ? name : `${group}: ${name}`;

const zeroLine: JsonObject = {
  type: 'line',
  x0: 0,
  x1: 0,
  yref: 'paper',
  y0: 0,
  y1: 1,
  layer: 'between',
  line: { color: ink.rule, width: 1 },
};

const head = (group: string, y: number, left: number): JsonObject => ({
  text: `<b>${label(group, headText)}</b>`,
  hovertext: fullLabel(group),
  showarrow: false,
  xref: 'paper',
  x: 0,
  xanchor: 'left',
  xshift: pagePad - left,
  y,
  yanchor: 'middle',
  borderpad: 0,
  bgcolor: '#ffffff',
  font: { size: headText.size },
});

/**
 * Ends for an axis from zero over all values, at a round number beyond them.
 *
 * @example axisRange([0.2, 0.66]) // [0, 0.7]
 */
export function axisRange(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const power = 10 ** Math.floor(Math.log10(most - least || 1));
  const step = power / ((most - least || 1) / power < 2 ? 10 : (most - least || 1) / power < 5 ? 4 : 2);
  // 12 digits, so that 0.1 + 0.2 is a round number.
  const round = (steps: number) => Number((steps * step).toPrecision(12));
  const ends: [number, number] = [round(Math.floor(least / step)), round(Math.ceil(most / step))];
  return ends[0] < ends[1] ? ends : [0, 1];
}
