import { assertSome } from './assert-some.ts';
import { axisRange, barRows, barWidth } from './bar-rows.ts';
import { textOn } from './contrast.ts';
import type { Figure, Trace } from './figure.ts';
import { formatValue, isThere, missing } from './format-value.ts';
import { heading } from './heading.ts';
import { fullLabel, label } from './label.ts';
import { type Mark, marked } from './marked.ts';
import { palette } from './palette.ts';
import { textWidth } from './text-width.ts';
import { themed } from './theme.ts';

/** One bar made of parts. */
export interface StackedBarsRow {
  name: string;
  /** In the order of the parts' names; null and NaN are missing. */
  parts: readonly (number | null)[];
}

export interface StackedBarsOptions {
  title: string;
  subtitle?: string;
  /** What the parts are called, from the axis outwards. */
  parts: readonly string[];
  /** What the bars measure, with its unit. */
  valueTitle: string;
  /** Decimals of the numbers, 0 unless stated. */
  decimals?: number;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/**
 * Horizontal bars made of parts, each part with its number where it has room, and the sum at the right. A sum that
 * lacks a part is a dash, for it would be too small. Long names are cut with …; hovering gives them in full.
 *
 * @throws RangeError when there are no rows, or a row has other parts than those named, or a part is negative.
 *
 * @example stackedBarsFigure([{ name: 'a', parts: [2, 3] }], { title: 'Cost', parts: ['run', 'jury'], valueTitle: 'USD' })
 */
export function stackedBarsFigure(
  rows: readonly StackedBarsRow[],
  { title, subtitle, parts, valueTitle, decimals = 0, mark }: StackedBarsOptions,
): Figure {
  assertSome(rows, 'bars');
  assertParts(rows, parts);
  const known = rows.map((row) => row.parts.filter(isThere).reduce((sum, part) => sum + part, 0));
  const sums = rows.map((row, i) => (row.parts.every(isThere) ? formatValue(known[i], decimals) : missing));
  const numberWidth = Math.max(...sums.map((text) => textWidth(text, 13)));
  const range = axisRange(known);
  const { positions, layout, plotWidth } = barRows(rows, {
    valueTitle,
    range,
    numbers: numberWidth,
    top: subtitle === undefined ? 104 : 128,
  });
  const traces = parts.map((part, k): Trace => {
    const values = rows.map((row) => (isThere(row.parts[k]) ? row.parts[k] : null));
    return {
      type: 'bar',
      orientation: 'h',
      name: label(part),
      legendgroup: part,
      x: values,
      y: positions,
      width: barWidth,
      marker: { color: palette[k % palette.length], line: { color: '#ffffff', width: 1 } },
      hoverinfo: 'text',
      hovertext: rows.map(
        ({ name }, i) => `<b>${fullLabel(name)}</b><br>${fullLabel(part)} ${formatValue(values[i], decimals + 1)}`,
      ),
    };
  });
  const pixels = plotWidth / (range[1] - range[0]);
  const figure: Figure = {
    data: [...traces, ...parts.map((part, k) => partNumbers(rows, positions, part, k, pixels, decimals))],
    layout: themed({
      title: heading(title, subtitle),
      ...layout,
      barmode: 'stack',
      showlegend: true,
      legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1, yanchor: 'bottom', traceorder: 'normal' },
      annotations: sums.map((text, i) => ({
        text: `<b>${text}</b>`,
        showarrow: false,
        xref: 'paper',
        x: 1,
        xanchor: 'right',
        xshift: 18 + numberWidth,
        y: positions[i],
        yanchor: 'middle',
        borderpad: 0,
        font: { size: 13 },
      })),
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

/** The numbers of one part, in the middle of each bar that is wide enough for its own. */
function partNumbers(
  rows: readonly StackedBarsRow[],
  positions: readonly number[],
  part: string,
  k: number,
  pixels: number,
  decimals: number,
): Trace {
  const numbers = rows.flatMap(({ parts }, i) => {
    const value = parts[k];
    const text = formatValue(value, decimals);
    if (!isThere(value) || value * pixels < textWidth(text, 12) + 8) return [];
    const inner = parts.slice(0, k).reduce((sum: number, before) => sum + (isThere(before) ? before : 0), 0);
    return [{ x: inner + value / 2, y: positions[i], text }];
  });
  return {
    type: 'scatter',
    mode: 'text',
    meta: { decoration: true },
    legendgroup: part,
    showlegend: false,
    x: numbers.map(({ x }) => x),
    y: numbers.map(({ y }) => y),
    text: numbers.map(({ text }) => text),
    textposition: 'middle center',
    textfont: { size: 12, color: textOn(palette[k % palette.length]!) },
    hoverinfo: 'skip',
  };
}

function assertParts(rows: readonly StackedBarsRow[], parts: readonly string[]): void {
  assertSome(parts, 'parts');
  const odd = rows.find((row) => row.parts.length !== parts.length);
  if (odd) throw new RangeError(`${odd.name} has ${odd.parts.length} parts, but ${parts.length} are named`);
  const negative = rows.find((row) => row.parts.some((part) => isThere(part) && part < 0));
  if (negative) throw new RangeError(`${negative.name} has a negative part, which cannot be stacked`);
}
