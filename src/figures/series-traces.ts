import type { Trace } from './figure.ts';
import { formatValue, isThere } from './format-value.ts';
import { fullLabel, label } from './label.ts';
import type { SeriesStyle } from './series-styles.ts';
import { ink } from './theme.ts';
import { whiskers } from './whiskers.ts';

/** Points of one name, in the order they are joined. */
export interface Series {
  name: string;
  x: ArrayLike<number>;
  /** A value that is missing (null or NaN) leaves a gap. */
  y: ArrayLike<number | null>;
  /** Ends of the interval of each y: a band around a line, whiskers at points. */
  lower?: ArrayLike<number | null>;
  upper?: ArrayLike<number | null>;
  /** `line`, `points`, `both` (the default), `steps` (a line of stairs) or `area` (a line, filled down to zero). */
  draw?: 'line' | 'points' | 'both' | 'steps' | 'area';
  /** A line to compare with: thin, grey and dashed. */
  quiet?: boolean;
  /** What hovering says of each point, instead of its numbers. */
  texts?: readonly string[];
  /** Decimals of the numbers on hover, 3 unless stated. */
  decimals?: number;
}

/** The traces of one series in one panel, its band first. */
export function seriesTraces(
  series: Series,
  { color, dash, symbol }: SeriesStyle,
  { xaxis, yaxis, showlegend }: { xaxis: string; yaxis: string; showlegend: boolean },
): Trace[] {
  const { name, draw = 'both', quiet = false, texts, decimals = 3 } = series;
  const x = Array.from(series.x);
  const y = Array.from(series.y, (value) => (isThere(value) ? value : null));
  const lower = series.lower && Array.from(series.lower);
  const upper = series.upper && Array.from(series.upper);
  const intervals = y.map((estimate, i) => ({ estimate, lower: lower?.[i], upper: upper?.[i] }));
  const hasInterval = lower !== undefined && upper !== undefined;
  const inPanel = { xaxis, yaxis, legendgroup: name };
  const shade = `${color}${draw === 'area' ? '30' : '26'}`; // hex with an alpha channel
  const band = hasInterval && draw !== 'points' ? bandTrace(x, intervals, shade, inPanel) : [];
  const mode = draw === 'points' ? 'markers' : draw === 'both' ? 'lines+markers' : 'lines';
  return [
    ...band,
    {
      type: 'scatter',
      mode,
      name: label(name),
      ...inPanel,
      showlegend,
      x,
      y,
      ...(mode === 'markers'
        ? {}
        : {
            line: {
              color: quiet ? ink.rule : color,
              // Stairs and areas would lose their shape between dashes.
              dash: quiet ? 'dash' : draw === 'steps' || draw === 'area' ? 'solid' : dash,
              width: quiet ? 1.5 : 2,
              ...(draw === 'steps' ? { shape: 'hvh' } : {}),
            },
          }),
      ...(mode === 'lines' ? {} : { marker: { color, symbol, size: 8, line: { color: '#ffffff', width: 1 } } }),
      ...(draw === 'area' ? { fill: 'tozeroy', fillcolor: shade } : {}),
      // Of a band, the ends are kept for those who read the numbers; whiskers show at points alone.
      ...(hasInterval
        ? { error_y: { ...whiskers(intervals), visible: draw === 'points', color, thickness: 1.4, width: 0 } }
        : {}),
      hoverinfo: 'text',
      hovertext: x.map((at, i) => texts?.[i] ?? hover(name, at, intervals[i]!, decimals)),
    },
  ];
}

type Interval = { estimate: number | null; lower: number | null | undefined; upper: number | null | undefined };

function bandTrace(x: readonly number[], intervals: readonly Interval[], fillcolor: string, inPanel: object): Trace[] {
  const there = intervals.flatMap(({ lower, upper }, i) =>
    isThere(lower) && isThere(upper) ? [{ at: x[i]!, lower, upper }] : [],
  );
  if (there.length === 0) return [];
  const back = there.toReversed();
  return [
    {
      type: 'scatter',
      mode: 'lines',
      meta: { decoration: true },
      ...inPanel,
      showlegend: false,
      x: [...there, ...back].map(({ at }) => at),
      y: [...there.map(({ upper }) => upper), ...back.map(({ lower }) => lower)],
      line: { width: 0 },
      fill: 'toself',
      fillcolor,
      hoverinfo: 'skip',
    },
  ];
}

function hover(name: string, at: number, { estimate, lower, upper }: Interval, decimals: number): string {
  const number = (value: number): string => formatValue(value, decimals);
  const interval = isThere(lower) && isThere(upper) ? ` (${number(lower)} to ${number(upper)})` : '';
  const value = isThere(estimate) ? `${number(estimate)}${interval}` : 'missing';
  return `<b>${fullLabel(name)}</b><br>at ${Number(at.toPrecision(4))}: ${value}`;
}
