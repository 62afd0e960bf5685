import { assertSome } from './assert-some.ts';
import { axisRange, barRows, barWidth } from './bar-rows.ts';
import type { Figure, Trace } from './figure.ts';
import { formatValue, isThere } from './format-value.ts';
import { heading } from './heading.ts';
import { fullLabel } from './label.ts';
import { type Mark, marked } from './marked.ts';
import { palette } from './palette.ts';
import { textWidth } from './text-width.ts';
import { ink, themed } from './theme.ts';
import { type MaybeInterval, whiskers } from './whiskers.ts';
import { columnText } from './column-text.ts';

/** One bar. */
export interface BarsRow extends MaybeInterval {
  name: string;
  /** Neighbours of one group stand under its name. */
  group?: string;
  /** How many observations the number rests on. */
  n?: number;
}

export interface BarsOptions {
  title: string;
  subtitle?: string;
  /** What the bars measure, with its unit. */
  valueTitle: string;
  /** Ends of the value axis; from zero to beyond the longest whisker unless stated. */
  range?: readonly [number, number];
  /** Decimals of the numbers at the right, 2 unless stated. */
  decimals?: number;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/**
 * Horizontal bars in the order given, each with its interval as a whisker and its number at the right; n stands beside
 * it where it is given. Names that come back in several groups have a colour each. A missing estimate has no bar and a
 * dash for a number. Long names are cut with …; hovering gives them in full.
 *
 * @throws RangeError when there are no rows.
 *
 * @example barsFigure([{ name: 'GPT-4o', estimate: 0.57 }], { title: 'Wins', valueTitle: 'Mean win rate' })
 */
export function barsFigure(
  rows: readonly BarsRow[],
  { title, subtitle, valueTitle, range, decimals = 2, mark }: BarsOptions,
): Figure {
  assertSome(rows, 'bars');
  const ends =
    range ?? axisRange(rows.flatMap(({ estimate, lower, upper }) => [estimate, lower, upper]).filter(isThere));
  const numbers = rows.map(({ estimate }) => formatValue(estimate, decimals));
  const counts = rows.map(({ n }) => (n === undefined ? '' : `n = ${formatValue(n, 0)}`));
  const widest = (texts: readonly string[], size: number) => Math.max(...texts.map((text) => textWidth(text, size)));
  const numberWidth = widest(numbers, 13);
  const countWidth = widest(counts, 11.5);
  const { positions, layout } = barRows(rows, {
    valueTitle,
    range: ends,
    numbers: numberWidth + (countWidth ? countWidth + 14 : 0),
    top: subtitle === undefined ? 72 : 96,
  });
  const at = (text: string, i: number, xshift: number, color: string, size: number) =>
    columnText(text, positions[i]!, xshift, { size, color });
  const figure: Figure = {
    data: barTraces(rows, positions, decimals),
    layout: themed({
      title: heading(title, subtitle),
      showlegend: false,
      ...layout,
      annotations: [
        ...(layout.annotations as object[]),
        ...numbers.map((text, i) => at(text, i, 16 + numberWidth, ink.text, 13)),
        ...counts.flatMap((text, i) => (text ? [at(text, i, 30 + numberWidth + countWidth, ink.quiet, 11.5)] : [])),
      ],
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

/** One trace for all bars, or one a name where names come back in several groups. */
function barTraces(rows: readonly BarsRow[], positions: readonly number[], decimals: number): Trace[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  const series = names.length < rows.length ? names : [undefined];
  return series.map((name, k) => {
    const own = rows.flatMap((row, i) =>
      name === undefined || row.name === name ? [{ ...row, y: positions[i]! }] : [],
    );
    return {
      type: 'bar',
      orientation: 'h',
      name: name === undefined ? 'values' : fullLabel(name),
      x: own.map(({ estimate }) => (isThere(estimate) ? estimate : null)),
      y: own.map(({ y }) => y),
      width: barWidth,
      marker: { color: palette[k % palette.length], opacity: 0.82 },
      error_x: { ...whiskers(own), color: ink.text, thickness: 1.8, width: 0 },
      hoverinfo: 'text',
      hovertext: own.map((row) => hover(row, decimals)),
    };
  });
}

function hover({ name, group, estimate, lower, upper, n }: BarsRow, decimals: number): string {
  const number = (value: number) => formatValue(value, decimals + 1);
  const interval = isThere(lower) && isThere(upper) ? ` (${number(lower)} to ${number(upper)})` : '';
  return [
    `<b>${fullLabel(name)}</b>`,
    ...(group === undefined ? [] : [fullLabel(group)]),
    isThere(estimate) ? `${number(estimate)}${interval}` : 'missing',
    ...(n === undefined ? [] : [`n = ${formatValue(n, 0)}`]),
  ].join('<br>');
}
