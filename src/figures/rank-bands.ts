import { assertSome } from './assert-some.ts';
import type { Figure, JsonObject, Trace } from './figure.ts';
import { formatValue, isThere, missing } from './format-value.ts';
import { heading } from './heading.ts';
import { fullLabel, label } from './label.ts';
import { type Mark, marked } from './marked.ts';
import { type ProviderStyle, providerStyles } from './provider-styles.ts';
import { textWidth } from './text-width.ts';
import { ink, pagePad, themed } from './theme.ts';
import { whiskers } from './whiskers.ts';

interface Interval {
  estimate: number;
  lower: number;
  upper: number;
}

/** One model of a leaderboard: how often it wins, where it stands, and how sure both are. */
export interface RankBandsRow {
  name: string;
  /** Who makes the model; sets its colour and marker. */
  provider: string;
  /** Mean win rate, 0 to 1. */
  winRate: Interval;
  /** Place in the ranking, 1 the best. */
  rank: Interval;
  /** Share of the resampled leaderboards that this model leads. */
  pBest: number;
  /** Models of one group cannot be told apart; groups alternate in shade. */
  group: number;
}

/** What lies between two neighbouring rows. */
export interface RankBandsGap {
  /** Whether the difference of the two win rates is clear of zero. */
  separable: boolean;
}

export interface RankBandsOptions {
  title?: string;
  subtitle?: string;
  /** Confidence level of all intervals, 0.95 unless stated. */
  level?: number;
  /** How many benchmarks the bootstrap resampled … */
  n: number;
  /** … or how many of something else: `instances`. Default `benchmarks`. */
  unit?: string;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/** Many models stand closer together, and without a second line for the provider. */
const many = 30;
const rowHeight = (count: number) => (count > many ? 28 : 46);
const nameText = { width: 260, size: 13.5 };
const margin = { r: 28, t: 154, b: 68 };
const columns = { winRate: [0, 0.47], rank: [0.56, 0.88], pBest: [0.9, 1] };

/**
 * A leaderboard with its uncertainty: models from the best down, each with its mean win rate and interval, the places
 * it may hold, and the chance that it is the best. A line across marks where two neighbours can be told apart. NaN is
 * missing: no mark, and a dash for a number. Long names are cut with …; hovering gives them in full.
 *
 * @throws RangeError when there are no rows, they are not in order of win rate, or `gaps` is not one shorter than `rows`.
 *
 * @example rankBandsFigure({ rows, gaps: [{ separable: false }] }, { n: 35 }).layout.title // { text: 'Who leads …' }
 */
export function rankBandsFigure(
  { rows, gaps }: { rows: readonly RankBandsRow[]; gaps: readonly RankBandsGap[] },
  { title = 'Which ranks are certain?', subtitle, level = 0.95, n, unit = 'benchmarks', mark }: RankBandsOptions,
): Figure {
  assertSome(rows, 'models');
  assertOrdered(rows, gaps);
  const percent = `${Number((100 * level).toFixed(2))} %`;
  const styles = providerStyles(rows.map((row) => row.provider));
  const providers = [...new Set(rows.map((row) => row.provider))];
  const figure: Figure = {
    data: [
      ...providers.flatMap((provider) => providerTraces(rows, provider, styles.get(provider)!, percent)),
      chanceTrace(rows),
    ],
    layout: themed({
      title: heading(title, subtitle),
      meta: { names: { y: rows.map(({ name }) => name) } },
      height: margin.t + rows.length * rowHeight(rows.length) + margin.b,
      margin: { ...margin, l: labelWidth(rows) + pagePad },
      barmode: 'overlay',
      showlegend: false,
      hovermode: 'closest',
      xaxis: {
        ...columnHead(
          `<b>Mean win rate</b><br>${quiet(`(${percent} interval, bootstrap over ${formatValue(n, 0)} ${unit})`)}`,
        ),
        domain: columns.winRate,
        range: [0, 1],
        dtick: 0.25,
        tickformat: '.2~f',
      },
      xaxis2: {
        ...columnHead(`<b>Rank</b><br>${quiet(`(${percent} interval)`)}`),
        domain: columns.rank,
        range: [0.4, rows.length + 0.6],
        tickvals: rankTicks(rows.length),
        tickangle: 0,
        // Ranks are places, not a scale: the shade of the groups and the bars guide the eye.
        showgrid: false,
      },
      xaxis3: {
        ...columnHead(`<b>P(best)</b><br>${quiet(' ')}`),
        domain: columns.pBest,
        type: 'category',
        range: [-0.5, 0.5],
        showgrid: false,
        tickvals: ['P(best)'],
        ticktext: [' '],
      },
      yaxis: {
        range: [rows.length - 0.5, -0.5],
        tickvals: rows.map((_, i) => i),
        ticktext: rows.map((row) => rowLabel(row, rows.length)),
        tickfont: { size: nameText.size },
        ticklabelstandoff: 14,
        showgrid: false,
        fixedrange: true,
      },
      shapes: [...groupShades(rows), evenLine(rows.length), ...dividers(rows, gaps)],
      annotations: [footnote(rows, gaps, percent)],
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

function rowLabel({ name, provider }: RankBandsRow, count: number): string {
  const shown = label(name, nameText);
  return count > many ? shown : `${shown}<br>${quiet(label(provider, { width: nameText.width, size: 11.5 }))}`;
}

/** Room for the longest label. */
function labelWidth(rows: readonly RankBandsRow[]): number {
  const widths = rows.flatMap(({ name, provider }) => [textWidth(name, nameText.size), textWidth(provider, 11.5)]);
  return 26 + Math.ceil(Math.min(nameText.width, Math.max(...widths)));
}

function assertOrdered(rows: readonly RankBandsRow[], gaps: readonly RankBandsGap[]): void {
  if (gaps.length !== Math.max(0, rows.length - 1)) {
    throw new RangeError(`${rows.length} rows have ${rows.length - 1} gaps between them, not ${gaps.length}`);
  }
  const late = rows.findIndex((row, i) => i > 0 && row.winRate.estimate > rows[i - 1]!.winRate.estimate);
  if (late > 0) throw new RangeError(`rows go from the highest win rate down; ${rows[late]!.name} stands too low`);
}

/** Win rates and ranks of one provider's models: the unit that shares colour and marker. */
function providerTraces(
  rows: readonly RankBandsRow[],
  provider: string,
  style: ProviderStyle,
  percent: string,
): Trace[] {
  const own = rows.map((row, y) => ({ ...row, y })).filter((row) => row.provider === provider);
  const marker = { color: style.color, symbol: style.symbol, size: rows.length > many ? 8 : 12 };
  const shared = {
    y: own.map(({ y }) => y),
    name: label(provider),
    legendgroup: provider,
    hoverinfo: 'text',
    hovertext: own.map((row) => hover(row, percent)),
    cliponaxis: false,
  };
  const winRate = own.map((row) => row.winRate);
  const rank = own.map((row) => row.rank);
  const places = rank.map(({ lower, upper }) => (isThere(lower) && isThere(upper) ? { lower, upper } : undefined));
  return [
    {
      type: 'scatter',
      mode: 'markers',
      ...shared,
      x: winRate.map(({ estimate }) => orNull(estimate)),
      error_x: { ...whiskers(winRate), color: style.color, thickness: 2.5, width: 0 },
      marker,
    },
    {
      type: 'scatter',
      mode: 'text',
      meta: { decoration: true },
      ...shared,
      hoverinfo: 'skip',
      // In a column at the end of the axis, where no interval can run through them.
      x: winRate.map(() => 1),
      text: winRate.map(({ estimate }) => `\u00a0\u00a0\u00a0${formatValue(estimate, 2)}`),
      textposition: 'middle right',
      textfont: { size: 13 },
    },
    {
      type: 'bar',
      orientation: 'h',
      meta: { decoration: true },
      xaxis: 'x2',
      ...shared,
      // A rank fills its whole place, so that a model sure of its rank still shows a bar.
      base: places.map((place) => (place ? place.lower - 0.42 : null)),
      x: places.map((place) => (place ? place.upper - place.lower + 0.84 : null)),
      width: 0.42,
      marker: { color: style.color, opacity: 0.28, cornerradius: 6 },
    },
    {
      type: 'scatter',
      mode: 'markers',
      xaxis: 'x2',
      ...shared,
      x: rank.map(({ estimate }) => orNull(estimate)),
      // Drawn as the bar of the trace before; here for those who read the numbers.
      error_x: { ...whiskers(rank), visible: false },
      marker: { ...marker, line: { color: '#ffffff', width: 1.5 } },
    },
  ];
}

function chanceTrace(rows: readonly RankBandsRow[]): Trace {
  const best = Math.max(...rows.map(({ pBest }) => (isThere(pBest) ? pBest : 0)));
  const text = rows.map(({ pBest }) => {
    const chance = formatChance(pBest);
    return pBest === best ? `<b>${chance}</b>` : chance;
  });
  return {
    type: 'scatter',
    mode: 'text',
    name: 'P(best)',
    xaxis: 'x3',
    x: rows.map(() => 'P(best)'),
    y: rows.map((_, i) => i),
    customdata: rows.map(({ pBest }) => orNull(pBest)),
    text,
    textposition: 'middle center',
    textfont: { size: 13 },
    hoverinfo: 'skip',
    cliponaxis: false,
  };
}

function hover({ name, provider, winRate, rank, pBest }: RankBandsRow, percent: string): string {
  const rate = ({ estimate, lower, upper }: Interval) =>
    `${formatValue(estimate, 3)} (${formatValue(lower, 3)} to ${formatValue(upper, 3)})`;
  return [
    `<b>${fullLabel(name)}</b>, ${fullLabel(provider)}`,
    `Mean win rate ${rate(winRate)}`,
    `Rank ${place(rank.estimate)} (${place(rank.lower)} to ${place(rank.upper)})`,
    `Best of all in ${formatChance(pBest)} of the resamples`,
    `${percent} intervals`,
  ].join('<br>');
}

const place = (rank: number) => (isThere(rank) ? String(rank) : missing);

/** NaN is no JSON. */
const orNull = (value: number) => (isThere(value) ? value : null);

/** No bootstrap can show a chance of 0 % or 100 %, so neither is printed. */
function formatChance(share: number): string {
  if (!isThere(share)) return missing;
  if (share < 0.005) return '< 1 %';
  if (share > 0.995) return '> 99 %';
  return `${Math.round(100 * share)} %`;
}

const quiet = (text: string) => `<span style="font-size:11.5px;color:${ink.quiet}">${text}</span>`;

const columnHead = (text: string) => ({ side: 'top', title: { text, standoff: 10 }, fixedrange: true });

/** Every place, or beyond a dozen the first and every fifth, or 25th, or … */
function rankTicks(count: number): number[] {
  const step = count <= 12 ? 1 : ([5, 25, 100, 500].find((every) => count / every <= 8) ?? count);
  return Array.from({ length: count }, (_, i) => i + 1).filter((rank) => rank === 1 || rank % step === 0);
}

function groupShades(rows: readonly RankBandsRow[]): JsonObject[] {
  const starts = rows.flatMap((row, i) => (i === 0 || row.group !== rows[i - 1]!.group ? [i] : []));
  const shaded = starts.map((start, k) => [start, starts[k + 1] ?? rows.length] as const).filter((_, k) => k % 2 === 0);
  return shaded.flatMap(([start, end]) =>
    acrossTable(rows, {
      type: 'rect',
      y0: start - 0.5,
      y1: end - 0.5,
      fillcolor: ink.shade,
      line: { width: 0 },
      layer: 'below',
    }),
  );
}

/** Half of all duels won, which is the mean of every leaderboard. */
const evenLine = (count: number): JsonObject => ({
  type: 'line',
  xref: 'x',
  yref: 'y',
  x0: 0.5,
  x1: 0.5,
  y0: -0.5,
  y1: count - 0.5,
  layer: 'between',
  line: { color: ink.rule, width: 1, dash: '3px,3px' },
});

function dividers(rows: readonly RankBandsRow[], gaps: readonly RankBandsGap[]): JsonObject[] {
  return gaps.flatMap(({ separable }, i) => {
    const line = { type: 'line', name: 'separable', y0: i + 0.5, y1: i + 0.5, line: { color: ink.text, width: 1.5 } };
    return separable ? acrossTable(rows, line) : [];
  });
}

/** A shape over the plot area and, as a second piece, under the labels: no one reference of plotly's spans both. */
function acrossTable(rows: readonly RankBandsRow[], shape: JsonObject): JsonObject[] {
  const across = { ...shape, xref: 'paper', yref: 'y' };
  return [
    { ...across, x0: 0, x1: 1 },
    { ...across, xsizemode: 'pixel', xanchor: 0, x0: -labelWidth(rows), x1: 0 },
  ];
}

function footnote(rows: readonly RankBandsRow[], gaps: readonly RankBandsGap[], percent: string): JsonObject {
  const text = gaps.some((gap) => gap.separable)
    ? `Black line: the ${percent} interval of the difference between the two neighbours is clear of zero.<br>` +
      'Neighbours without a line between them cannot be told apart. '
    : gaps.length > 0
      ? `No two neighbours can be told apart: every ${percent} interval of a difference includes zero. `
      : '';
  return {
    text: `${text}Dashed line: a win rate of 0.5.`,
    showarrow: false,
    align: 'left',
    xref: 'paper',
    x: 0,
    xanchor: 'left',
    xshift: -labelWidth(rows) - 2,
    yref: 'paper',
    y: 0,
    yanchor: 'top',
    yshift: -14,
    font: { size: 12, color: ink.quiet },
  };
}
