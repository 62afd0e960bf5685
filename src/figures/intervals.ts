import { assertSome } from './assert-some.ts';
import { axisRange, barRows } from './bar-rows.ts';
import type { Figure, JsonObject, Trace } from './figure.ts';
import { formatValue, isThere } from './format-value.ts';
import { heading } from './heading.ts';
import { fullLabel, label } from './label.ts';
import { type Mark, marked } from './marked.ts';
import { seriesStyles } from './series-styles.ts';
import { textWidth } from './text-width.ts';
import { ink, themed } from './theme.ts';
import { whiskers } from './whiskers.ts';

/** An estimate with one interval, or two of different making. */
export interface IntervalsRow {
  name: string;
  /** Rows of one group stand together under its name. */
  group?: string;
  /** Sets colour and marker, and stands in the legend. */
  series?: string;
  estimate: number | null;
  lower?: number | null;
  upper?: number | null;
  /** Another interval of the same estimate, drawn thinner below the first. */
  second?: { lower: number | null; upper: number | null };
  /** Stands for the numbers: for example why there are none. */
  note?: string;
}

export interface IntervalsOptions {
  title: string;
  subtitle?: string;
  valueTitle: string;
  /** Ends of the axis; an interval that goes on beyond them ends in an arrow. From zero over all values unless stated. */
  range?: readonly [number, number];
  /** Lines to read by, with what they mean. */
  guides?: readonly { x: number; text: string }[];
  /** What the first and the second interval are, for hovering. */
  intervals?: readonly [string, string];
  decimals?: number;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/**
 * Rows of estimates with their intervals (a forest plot), in groups, with reference lines and the numbers at the right.
 * A row without an estimate keeps its place, and its `note` says why.
 *
 * @throws RangeError when there are no rows
 * @example
 * intervalsFigure([{ name: 'the jury', estimate: 0.47, lower: 0.1, upper: 0.69 }], { title: 'Agreement', valueTitle: 'ICC(3,k)' })
 */
export function intervalsFigure(
  rows: readonly IntervalsRow[],
  {
    title,
    subtitle,
    valueTitle,
    range,
    guides = [],
    intervals = ['interval', 'second interval'],
    decimals = 2,
    mark,
  }: IntervalsOptions,
): Figure {
  assertSome(rows, 'rows');
  const all = rows.flatMap(({ estimate, lower, upper, second }) => [
    estimate,
    lower,
    upper,
    second?.lower,
    second?.upper,
  ]);
  const ends: [number, number] = range ? [...range] : axisRange(all.filter(isThere));
  const names = [...new Set(rows.map(({ series = '' }) => series))];
  const hasLegend = names.length > 1;
  const numbers = rows.map((row) => row.note ?? numbersOf(row, decimals));
  const top = (subtitle === undefined ? 72 : 96) + (hasLegend ? 30 : 0) + (guides.length > 0 ? 20 : 0);
  const { positions, layout } = barRows(rows, {
    valueTitle,
    range: ends,
    numbers: Math.max(...numbers.map((text) => textWidth(text, 12.5))),
    top,
  });
  const styles = seriesStyles(names);
  const data = names.flatMap((name): Trace[] => {
    const own = rows.flatMap((row, i) => ((row.series ?? '') === name ? [{ ...row, y: positions[i]! }] : []));
    const { color, symbol } = styles.get(name)!;
    const hasSecond = own.some(({ second }) => second);
    const shared = { type: 'scatter', legendgroup: name, hoverinfo: 'text', cliponaxis: true };
    const mainTrace: Trace = {
      ...shared,
      mode: 'markers',
      name: name === '' ? 'estimates' : label(name),
      showlegend: hasLegend,
      x: own.map(({ estimate }) => (isThere(estimate) ? estimate : null)),
      y: own.map(({ y, second }) => (second ? y - 0.12 : y)),
      marker: { color, symbol, size: 9 },
      error_x: { ...whiskers(own), color, thickness: 2.2, width: 0 },
      hovertext: own.map((row) => hover(row, intervals, decimals)),
    };
    if (!hasSecond) return [mainTrace];
    const secondTrace: Trace = {
      ...shared,
      mode: 'markers',
      name: `${label(name)} ${intervals[1]}`.trim(),
      showlegend: false,
      x: own.map(({ estimate, second }) => (second && isThere(estimate) ? estimate : null)),
      y: own.map(({ y }) => y + 0.22),
      marker: { color, symbol: 'line-ns', size: 6, line: { color, width: 1.2 } },
      error_x: {
        ...whiskers(own.map(({ estimate, second }) => ({ estimate, lower: second?.lower, upper: second?.upper }))),
        color,
        thickness: 1.1,
        width: 3,
      },
      hovertext: own.map((row) => hover(row, intervals, decimals)),
    };
    return [mainTrace, secondTrace];
  });
  const figure: Figure = {
    data: [...data, ...arrows(rows, positions, ends, styles)],
    layout: themed({
      title: heading(title, subtitle),
      showlegend: hasLegend,
      legend: {
        orientation: 'h',
        x: 0,
        xanchor: 'left',
        xref: 'paper',
        y: 1 + (guides.length > 0 ? 26 : 6) / (Number(layout.height) - top - 72),
        yanchor: 'bottom',
        yref: 'paper',
      },
      ...layout,
      // Instead of the line that bars begin at.
      xaxis: { ...(layout.xaxis as object), zeroline: true, zerolinecolor: ink.rule, zerolinewidth: 1 },
      shapes: guides.map(guideLine),
      annotations: [
        ...(layout.annotations as object[]),
        ...guides.map(guideText),
        ...numbers.map((text, i) => ({
          text: label(text, { width: 420, size: 12.5 }),
          showarrow: false,
          xref: 'paper',
          x: 1,
          xanchor: 'left',
          xshift: 14,
          y: positions[i],
          yanchor: 'middle',
          borderpad: 0,
          font: { size: 12.5, color: isThere(rows[i]!.estimate) ? ink.text : ink.quiet },
        })),
      ],
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

function numbersOf({ estimate, lower, upper }: IntervalsRow, decimals: number): string {
  const number = (value: number | null | undefined) => formatValue(value, decimals);
  return isThere(lower) && isThere(upper)
    ? `${number(estimate)} (${number(lower)} to ${number(upper)})`
    : number(estimate);
}

function hover(row: IntervalsRow, [first, second]: readonly [string, string], decimals: number): string {
  const more = decimals + 1;
  const ends = ({ lower, upper }: { lower?: number | null | undefined; upper?: number | null | undefined }) =>
    `${formatValue(lower, more)} to ${formatValue(upper, more)}`;
  return [
    `<b>${fullLabel(row.name)}</b>`,
    ...(row.group === undefined ? [] : [fullLabel(row.group)]),
    ...(row.series === undefined ? [] : [fullLabel(row.series)]),
    formatValue(row.estimate, more),
    ...(isThere(row.lower) ? [`${fullLabel(first)}: ${ends(row)}`] : []),
    ...(row.second ? [`${fullLabel(second)}: ${ends(row.second)}`] : []),
  ].join('<br>');
}

/** An arrow head at the edge for every interval that goes on beyond it. */
function arrows(
  rows: readonly IntervalsRow[],
  positions: readonly number[],
  [low, high]: readonly [number, number],
  styles: ReturnType<typeof seriesStyles>,
): Trace[] {
  const heads = rows.flatMap(({ lower, upper, second, series = '' }, i) => {
    const { color } = styles.get(series)!;
    const lines = [
      { lower, upper, y: positions[i]! - (second ? 0.12 : 0) },
      ...(second ? [{ ...second, y: positions[i]! + 0.22 }] : []),
    ];
    return lines.flatMap((line) => [
      ...(isThere(line.lower) && line.lower < low ? [{ x: low, y: line.y, symbol: 'triangle-left', color }] : []),
      ...(isThere(line.upper) && line.upper > high ? [{ x: high, y: line.y, symbol: 'triangle-right', color }] : []),
    ]);
  });
  if (heads.length === 0) return [];
  return [
    {
      type: 'scatter',
      mode: 'markers',
      meta: { decoration: true },
      showlegend: false,
      hoverinfo: 'skip',
      cliponaxis: false,
      x: heads.map(({ x }) => x),
      y: heads.map(({ y }) => y),
      marker: { size: 8, symbol: heads.map(({ symbol }) => symbol), color: heads.map(({ color }) => color) },
    },
  ];
}

const guideLine = ({ x }: { x: number }): JsonObject => ({
  type: 'line',
  x0: x,
  x1: x,
  yref: 'paper',
  y0: 0,
  y1: 1,
  line: { color: ink.quiet, width: 1.1, dash: 'dot' },
});

const guideText = ({ x, text }: { x: number; text: string }): JsonObject => ({
  text: label(text),
  showarrow: false,
  x,
  xanchor: 'center',
  yref: 'paper',
  y: 1,
  yanchor: 'bottom',
  borderpad: 1,
  font: { size: 11.5, color: ink.quiet },
});
