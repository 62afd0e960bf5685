import type { PanelAxis } from './panel-grid.ts';
import type { XyPanel } from './xy-panels.ts';

/** A mean over replicates with its interval. */
interface Replicated {
  mean: number;
  lower: number;
  upper: number;
}

/** One arm at one rho, as `sweepRho` gives it. */
export type SweptArm<Metric extends string> = { rho: number; arm: string } & Record<Metric, Replicated>;

const names: Record<string, string> = { mmil: 'MMIL' };

/**
 * A panel of one metric against rho, a line an arm with the interval of its mean as a band.
 *
 * @param y what the metric is, and the range to show
 * @example
 * xyPanelsFigure([sweepPanel(rows, 'auroc', { title: 'AUROC' })], { title: 'AUROC against rho' })
 */
export function sweepPanel<Metric extends string>(
  rows: readonly SweptArm<Metric>[],
  metric: Metric,
  y: PanelAxis,
  title?: string,
): XyPanel {
  return {
    ...(title === undefined ? {} : { title }),
    x: { title: 'rho', range: [0, 1], ticks: [...new Set(rows.map(({ rho }) => rho))] },
    y,
    series: [...new Set(rows.map(({ arm }) => arm))].map((arm) => {
      const own = rows.filter((row) => row.arm === arm);
      return {
        name: names[arm] ?? arm,
        x: own.map(({ rho }) => rho),
        y: own.map((row) => row[metric].mean),
        lower: own.map((row) => row[metric].lower),
        upper: own.map((row) => row[metric].upper),
      };
    }),
  };
}
