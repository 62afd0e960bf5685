import type { Figure } from './figure.ts';
import type { Mark } from './marked.ts';
import { type XyPanel, xyPanelsFigure } from './xy-panels.ts';

/** One reliability curve. */
export interface ReliabilityCurve {
  /** The panel it is drawn in, for example an arm. */
  panel: string;
  name: string;
  /** Bins from 0 to 1, as `reliability` gives them; `predicted` and `observed` of an empty one are null. */
  bins: readonly { n: number; predicted: number | null; observed: number | null }[];
}

export interface ReliabilityFigureOptions {
  title: string;
  subtitle?: string;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/**
 * Reliability curves in panels, the observed share against the mean prediction of each bin, and below each panel how many
 * cells its bins have, on a logarithmic axis: a point far off the diagonal matters as much as the cells in it. An empty
 * bin has no point, and no line in the panel below.
 *
 * @throws RangeError when there is no curve
 * @example
 * reliabilityFigure([{ panel: 'MMIL', name: 'as fitted', bins: stats.reliability(p, labels) }], { title: 'Reliability' })
 */
export function reliabilityFigure(
  curves: readonly ReliabilityCurve[],
  { title, subtitle, mark }: ReliabilityFigureOptions,
): Figure {
  const names = [...new Set(curves.map(({ panel }) => panel))];
  const of = (panel: string) => curves.filter((curve) => curve.panel === panel);
  const most = Math.max(1, ...curves.flatMap(({ bins }) => bins.map(({ n }) => n)));
  const share = { range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] } as const;
  const upper = names.map((name): XyPanel => ({
    title: name,
    x: { ...share, title: 'mean predicted probability' },
    y: { ...share, title: 'observed share diseased' },
    guides: ['diagonal'],
    series: of(name).map((curve) => {
      const seen = curve.bins.filter(({ n }) => n > 0);
      return {
        name: curve.name,
        x: seen.map(({ predicted }) => predicted!),
        y: seen.map(({ observed }) => observed),
        texts: seen.map(
          ({ n, predicted, observed }) =>
            `<b>${curve.name}</b><br>predicted ${predicted!.toFixed(3)}, observed ${observed!.toFixed(3)}<br>n = ${n}`,
        ),
      };
    }),
  }));
  const lower = names.map((name): XyPanel => ({
    x: { ...share, title: 'predicted probability' },
    y: { title: 'cells in the bin', log: true, range: [0.7, 1.5 * most] },
    series: of(name).map(({ name: curve, bins }) => ({
      name: curve,
      // Both ends of each bin, so that it is drawn in its full width.
      x: bins.flatMap((_, k) => [k / bins.length, (k + 1) / bins.length]),
      y: bins.flatMap(({ n }) => [n || null, n || null]),
      draw: 'line',
      decimals: 0,
    })),
  }));
  return xyPanelsFigure([...upper, ...lower], {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    columns: names.length,
    height: 250,
    ...(mark ? { mark } : {}),
  });
}
