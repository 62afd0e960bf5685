import { assertSome } from './assert-some.ts';
import type { Figure, JsonObject, Trace } from './figure.ts';
import { formatValue, isThere } from './format-value.ts';
import { heading } from './heading.ts';
import { fullLabel, label } from './label.ts';
import { type Mark, marked } from './marked.ts';
import { modelSymbols } from './model-symbols.ts';
import { paretoFrontier } from './pareto-frontier.ts';
import { placeLabels, type Rect } from './place-labels.ts';
import { providerStyles } from './provider-styles.ts';
import { textWidth } from './text-width.ts';
import { ink, pagePad, pageWidth, themed } from './theme.ts';
import { type MaybeInterval, whiskers } from './whiskers.ts';

/** One model: what its runs cost and how often it wins. */
export interface CostPoint {
  name: string;
  /** Who makes the model; sets its colour. */
  provider: string;
  /** US dollars, unless `costTitle` says otherwise. */
  cost: number;
  /** Mean win rate, 0 to 1. */
  winRate: MaybeInterval;
}

export interface CostVsWinRateOptions {
  title?: string;
  subtitle?: string;
  /** What the costs are and in which unit. */
  costTitle?: string;
  /** Whether to draw the line of the models that no other beats in both cost and win rate; true unless stated. */
  frontier?: boolean;
  /**
   * The axes go from 0.9 times the least to 1.1 times the greatest: of the whole intervals, or of the estimates alone as
   * in MedHELM's Figure 5, which cuts long intervals off.
   */
  range?: 'intervals' | 'estimates';
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

const margin = { l: 84, r: 40 };
/** Names are placed in this plot area; what stands above and below it adds to the height. */
const plot: Rect = { x0: 0, y0: 0, x1: pageWidth - margin.l - margin.r, y1: 420 };
/** In a crowd beyond this, leader lines confuse more than they tell. */
const crowd = 30;
const text = { width: 220, size: 12.5, height: 18 };
const markerSize = 13;

/**
 * Win rate against cost: a shape per model, a colour per provider, the interval of the win rate as a whisker, names
 * beside the points and, as a thin stepped line, the best win rate that each sum buys. Long names are cut with …, and
 * names that find no free place are left out and counted below; hovering gives every name in full. Models without a
 * cost or a win rate are left out and counted too.
 *
 * @throws RangeError when no model has both, or a cost is negative.
 *
 * @example costVsWinRateFigure([{ name: 'a', provider: 'OpenAI', cost: 9, winRate: { estimate: 0.6 } }])
 */
export function costVsWinRateFigure(
  points: readonly CostPoint[],
  {
    title = 'What does a win cost?',
    subtitle,
    costTitle = 'Total cost (USD)',
    frontier = true,
    range = 'intervals',
    mark,
  }: CostVsWinRateOptions = {},
): Figure {
  const drawn = points.flatMap((point, i) => {
    const { cost, winRate } = point;
    return isThere(cost) && isThere(winRate.estimate) ? [{ ...point, i, gain: winRate.estimate }] : [];
  });
  assertSome(drawn, 'models with a cost and a win rate');
  const debt = drawn.find(({ cost }) => cost < 0);
  if (debt) throw new RangeError(`the cost of ${debt.name} is ${debt.cost}: costs are not negative`);

  const ends = drawn.flatMap(({ winRate: { estimate, lower, upper } }) =>
    range === 'estimates' ? [estimate] : [estimate, lower, upper],
  );
  const axes = { x: padded(drawn.map(({ cost }) => cost)), y: padded(ends.filter(isThere)) };
  const edge = frontier ? paretoFrontier(drawn) : [];
  const { annotations, unnamed } = names(drawn, edge, axes);
  const notes = footnote(points.length, drawn.length, unnamed);
  const [top, bottom] = [subtitle === undefined ? 108 : 132, notes.length ? 96 : 68];
  const styles = providerStyles(points.map(({ provider }) => provider));
  const symbols = modelSymbols(points.length);
  const providers = [...new Set(drawn.map(({ provider }) => provider))];

  const figure: Figure = {
    data: [
      ...(frontier ? [frontierTrace(edge, axes.x[1])] : []),
      ...providers.flatMap((provider) => {
        const own = drawn.filter((point) => point.provider === provider);
        const { color } = styles.get(provider)!;
        const shapes = own.map(({ i }) => symbols[i]!);
        return [legendEntry(provider, color), pointsTrace(own, color, shapes, edge)];
      }),
    ],
    layout: themed({
      title: heading(title, subtitle),
      width: pageWidth,
      height: top + plot.y1 + bottom,
      margin: { ...margin, t: top, b: bottom },
      hovermode: 'closest',
      legend: {
        orientation: 'h',
        x: 0,
        xanchor: 'left',
        xref: 'paper',
        y: 1,
        yanchor: 'bottom',
        yref: 'paper',
      },
      xaxis: { ...fixed, title: { text: costTitle }, range: axes.x, tickformat: ',~f' },
      yaxis: { ...fixed, title: { text: 'Mean win rate' }, range: axes.y, tickformat: '.2~f' },
      annotations: [...annotations, ...notes],
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

/** The places of the names are worked out for this plot area, so the margins must not grow. */
const fixed = { automargin: false };

type Drawn = CostPoint & { i: number; gain: number };

function padded(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [least * (least < 0 ? 1.1 : 0.9), most * 1.1];
  return from < to ? [from, to] : [from - 0.5, to + 0.5];
}

/** The best win rate that each sum buys; it goes on level to the end of the axis. */
function frontierTrace(edge: readonly Drawn[], end: number): Trace {
  const last = edge.at(-1)!;
  return {
    type: 'scatter',
    mode: 'lines',
    meta: { decoration: true },
    name: 'best win rate for the money',
    x: [...edge.map(({ cost }) => cost), end],
    y: [...edge.map(({ gain }) => gain), last.gain],
    line: { shape: 'hv', color: ink.rule, width: 1.5 },
    hoverinfo: 'skip',
  };
}

/** A dot of the provider's colour for the legend; the shapes are the models'. */
const legendEntry = (provider: string, color: string): Trace => ({
  type: 'scatter',
  mode: 'markers',
  meta: { decoration: true },
  name: label(provider),
  legendgroup: provider,
  x: [null],
  y: [null],
  marker: { color, symbol: 'circle', size: 10 },
});

function pointsTrace(own: readonly Drawn[], color: string, symbol: string[], edge: readonly Drawn[]): Trace {
  return {
    type: 'scatter',
    mode: 'markers',
    name: label(own[0]!.provider),
    legendgroup: own[0]!.provider,
    showlegend: false,
    x: own.map(({ cost }) => cost),
    y: own.map(({ gain }) => gain),
    text: own.map(({ name }) => fullLabel(name)),
    error_y: { ...whiskers(own.map(({ winRate }) => winRate)), color, thickness: 1.2, width: 0 },
    marker: { color, symbol, size: markerSize, line: { color: '#ffffff', width: 1 } },
    hoverinfo: 'text',
    hovertext: own.map((point) => hover(point, edge.includes(point))),
  };
}

function hover({ name, provider, cost, winRate: { estimate, lower, upper } }: Drawn, best: boolean): string {
  const interval = isThere(lower) && isThere(upper) ? ` (${formatValue(lower, 3)} to ${formatValue(upper, 3)})` : '';
  return [
    `<b>${fullLabel(name)}</b>, ${fullLabel(provider)}`,
    `Cost ${formatValue(cost, 2)}`,
    `Mean win rate ${formatValue(estimate, 3)}${interval}`,
    ...(best ? ['None is as cheap and wins more often'] : []),
  ].join('<br>');
}

/** The names beside their points, those of the frontier and of the best models first. */
function names(drawn: readonly Drawn[], edge: readonly Drawn[], axes: { x: [number, number]; y: [number, number] }) {
  const x = (cost: number) => ((cost - axes.x[0]) / (axes.x[1] - axes.x[0])) * plot.x1;
  const y = (gain: number) => (1 - (gain - axes.y[0]) / (axes.y[1] - axes.y[0])) * plot.y1;
  const byWeight = [...drawn].sort((a, b) => Number(edge.includes(b)) - Number(edge.includes(a)) || b.gain - a.gain);
  const texts = byWeight.map(({ name }) => label(name, text));
  const requests = byWeight.map(({ name, cost, gain }) => ({
    x: x(cost),
    y: y(gain),
    width: Math.min(text.width, textWidth(name, text.size)) + 4,
    height: text.height,
  }));
  const half = markerSize / 2 + 1;
  const places = placeLabels(requests, {
    bounds: plot,
    leaders: drawn.length <= crowd,
    marks: requests.map((at) => ({ x0: at.x - half, y0: at.y - half, x1: at.x + half, y1: at.y + half })),
    lines: [
      ...drawn.map(({ cost, gain, winRate: { lower, upper } }) => ({
        x0: x(cost) - 1.5,
        x1: x(cost) + 1.5,
        y0: y(isThere(upper) ? upper : gain),
        y1: y(isThere(lower) ? lower : gain),
      })),
      ...edge.flatMap(({ cost, gain }, i) => {
        const next = edge[i + 1];
        const right = next ? x(next.cost) : plot.x1;
        const level = { x0: x(cost), x1: right, y0: y(gain) - 1.5, y1: y(gain) + 1.5 };
        return next ? [level, { x0: right - 1.5, x1: right + 1.5, y0: y(next.gain), y1: y(gain) }] : [level];
      }),
    ],
  });
  const annotations = places.flatMap((place, i): JsonObject[] => {
    const { cost, gain } = byWeight[i]!;
    const shared = {
      text: texts[i]!,
      x: cost,
      y: gain,
      font: { size: text.size },
      borderpad: 0,
      bgcolor: 'rgba(255,255,255,0.8)',
    };
    if (!place) return [];
    const { xanchor, yanchor } = place;
    const [dx, dy] = [hundredths(place.x - requests[i]!.x), hundredths(place.y - requests[i]!.y)];
    if (place.near) return [{ ...shared, xanchor, yanchor, showarrow: false, xshift: dx, yshift: 0 - dy }];
    const leader = { ax: dx, ay: dy, standoff: markerSize / 2 + 1, arrowcolor: ink.rule };
    return [{ ...shared, xanchor, yanchor, showarrow: true, ...leader }];
  });
  return { annotations, unnamed: places.filter((place) => !place).length };
}

const hundredths = (pixels: number) => Number(pixels.toFixed(2));

/** What the picture does not show. */
function footnote(models: number, drawn: number, unnamed: number): JsonObject[] {
  const left = models - drawn;
  const notes = [
    ...(unnamed ? [`${unnamed} of ${drawn} names are left out for want of room.`] : []),
    ...(left ? [`${left} of ${models} models are left out: no cost or no win rate.`] : []),
  ];
  if (notes.length === 0) return [];
  return [
    {
      text: notes.join(' '),
      showarrow: false,
      align: 'left',
      xref: 'paper',
      x: 0,
      xanchor: 'left',
      xshift: pagePad - margin.l,
      yref: 'paper',
      y: 0,
      yanchor: 'top',
      yshift: -64,
      font: { size: 12, color: ink.quiet },
    },
  ];
}
