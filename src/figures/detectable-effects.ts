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
import { columnText } from './column-text.ts';

/** What could be detected on one benchmark, and the differences that are there. */
export interface DetectableEffectsRow {
  name: string;
  /** Neighbours of one group stand under its name. */
  group?: string;
  /** Instances. */
  n: number;
  /** Smallest detectable difference, mean and SD over pairs of models. */
  mde: { mean: number | null; sd: number | null };
  /** Differences of neighbours on this benchmark. */
  gaps: readonly { gap: number; detectable: boolean; text: string }[];
}

export interface DetectableEffectsOptions {
  title: string;
  subtitle?: string;
  /** What the differences are of, with the scale. */
  valueTitle: string;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/**
 * Per benchmark, how large a difference has to be to be detected, as a shaded bar with its SD over pairs as a whisker,
 * and the differences of neighbouring models as points: filled where that pair's could be detected, hollow where not. At
 * the right, how many could, and the instances.
 *
 * @throws RangeError when there are no rows
 * @example
 * detectableEffectsFigure([{ name: 'CLEAR', n: 1022, mde: { mean: 0.05, sd: 0.01 }, gaps: [{ gap: 0.1, detectable: true, text: 'a above b' }] }],
 *   { title: 'What can be told apart', valueTitle: 'Difference of mean scores (0 to 1)' })
 */
export function detectableEffectsFigure(
  rows: readonly DetectableEffectsRow[],
  { title, subtitle, valueTitle, mark }: DetectableEffectsOptions,
): Figure {
  assertSome(rows, 'bars');
  const ends = rows.flatMap(({ mde, gaps }) => [
    (mde.mean ?? Number.NaN) + (isThere(mde.sd) ? mde.sd : 0),
    ...gaps.map(({ gap }) => gap),
  ]);
  const shares = rows.map(({ gaps }) => `${gaps.filter(({ detectable }) => detectable).length} of ${gaps.length}`);
  const counts = rows.map(({ n }) => `n = ${formatValue(n, 0)}`);
  const widest = (texts: readonly string[], size: number) => Math.max(...texts.map((text) => textWidth(text, size)));
  const [shareWidth, countWidth] = [widest(shares, 13), widest(counts, 11.5)];
  const { positions, layout } = barRows(rows, {
    valueTitle,
    range: axisRange(ends.filter(isThere)),
    numbers: shareWidth + countWidth + 14,
    top: subtitle === undefined ? 104 : 128,
  });
  const at = (text: string, i: number, xshift: number, color: string, size: number) =>
    columnText(text, positions[i]!, xshift, { size, color });
  const figure: Figure = {
    data: [effectBars(rows, positions), gapPoints(rows, positions, false), gapPoints(rows, positions, true)],
    layout: themed({
      title: heading(title, subtitle),
      ...layout,
      showlegend: true,
      legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1, yanchor: 'bottom', traceorder: 'normal' },
      annotations: [
        ...(layout.annotations as object[]),
        ...shares.map((text, i) => at(text, i, 16 + shareWidth, ink.text, 13)),
        ...counts.map((text, i) => at(text, i, 30 + shareWidth + countWidth, ink.quiet, 11.5)),
      ],
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

function effectBars(rows: readonly DetectableEffectsRow[], positions: readonly number[]): Trace {
  return {
    type: 'bar',
    orientation: 'h',
    name: 'undetectable (mean ± SD over pairs)',
    x: rows.map(({ mde }) => (isThere(mde.mean) ? mde.mean : null)),
    y: positions,
    width: barWidth,
    marker: { color: '#d5d9dd' },
    error_x: {
      type: 'data',
      array: rows.map(({ mde }) => (isThere(mde.mean) && isThere(mde.sd) ? mde.sd : 0)),
      color: ink.quiet,
      thickness: 1.6,
      width: 0,
    },
    hoverinfo: 'text',
    hovertext: rows.map(
      ({ name, mde, n }) =>
        `<b>${fullLabel(name)}</b><br>detectable from ${formatValue(mde.mean, 3)} (SD ${formatValue(mde.sd, 3)})<br>n = ${formatValue(n, 0)}`,
    ),
  };
}

function gapPoints(rows: readonly DetectableEffectsRow[], positions: readonly number[], detectable: boolean): Trace {
  const points = rows.flatMap(({ name, gaps }, i) =>
    gaps.filter((gap) => gap.detectable === detectable).map((gap) => ({ ...gap, name, y: positions[i]! })),
  );
  return {
    type: 'scatter',
    mode: 'markers',
    cliponaxis: false,
    name: detectable ? 'gap, detectable' : 'gap, not detectable',
    x: points.map(({ gap }) => gap),
    y: points.map(({ y }) => y),
    marker: {
      symbol: detectable ? 'circle' : 'circle-open',
      color: detectable ? palette[0] : ink.text,
      size: detectable ? 9 : 7,
      line: detectable ? { color: '#ffffff', width: 1 } : { color: ink.text, width: 1.2 },
    },
    hoverinfo: 'text',
    hovertext: points.map(
      ({ name, text, gap }) => `<b>${fullLabel(name)}</b><br>${fullLabel(text)}<br>${formatValue(gap, 3)} apart`,
    ),
  };
}
