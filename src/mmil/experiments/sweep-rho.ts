import type { CellTable } from '../../cells/cell-table.ts';
import { scoredTable } from '../evaluate/scored-table.ts';
import { type Arm, arms } from './arms.ts';
import { cellMetrics } from './cell-metrics.ts';
import { fitArms } from './fit-arms.ts';
import { type LambdaRule, lassoArms } from './lasso-arms.ts';
import { meanOverReplicates, type OverReplicates } from './mean-over-replicates.ts';

/** One arm at one rho, over replicates. */
export interface SweepRow {
  rho: number;
  arm: Arm;
  auroc: OverReplicates;
  expectedCalibrationError: OverReplicates;
  accuracy: OverReplicates;
}

export interface SweepRhoOptions {
  rhos: readonly number[];
  replicates: number;
  /** Training and test cells of a replicate (0, 1, …) at a rho. */
  simulate: (rho: number, replicate: number) => { training: CellTable; test: CellTable };
  /** The rule for lambda; with a function, that at a rho, which may look at the training cells (to tune on them). */
  rule: LambdaRule | ((rho: number, training: CellTable) => LambdaRule | Promise<LambdaRule>);
  maxIterations?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, of: number) => void;
}

/**
 * How oracle, naive and MMIL fare as the share of healthy cells in sick patients grows: each replicate is simulated, fitted
 * with the lasso and scored on its own test cells; MMIL is given the rho of the design.
 *
 * @example
 * await sweepRho({ rhos: [0.1, 0.5, 0.9], replicates: 25, rule: { fraction: 0.1 }, simulate });
 */
export async function sweepRho({
  rhos,
  replicates,
  simulate,
  rule,
  maxIterations,
  signal,
  onProgress,
}: SweepRhoOptions): Promise<SweepRow[]> {
  const rows: SweepRow[] = [];
  for (const [k, rho] of rhos.entries()) {
    const seen = arms.map(() => [] as ReturnType<typeof cellMetrics>[]);
    for (let replicate = 0; replicate < replicates; replicate++) {
      const { training, test } = simulate(rho, replicate);
      const learners = lassoArms(training, typeof rule === 'function' ? await rule(rho, training) : rule, { rho });
      const fits = await fitArms(training, {
        learners,
        rho,
        ...(maxIterations && { maxIterations }),
        ...(signal && { signal }),
      });
      arms.forEach((arm, a) => seen[a]!.push(cellMetrics(scoredTable(test, fits[arm].logit(test)))));
      onProgress?.(k * replicates + replicate + 1, rhos.length * replicates);
    }
    arms.forEach((arm, a) => {
      const over = (key: keyof ReturnType<typeof cellMetrics>): OverReplicates =>
        meanOverReplicates(seen[a]!.map((one) => one[key]));
      rows.push({
        rho,
        arm,
        auroc: over('auroc'),
        expectedCalibrationError: over('expectedCalibrationError'),
        accuracy: over('accuracy'),
      });
    });
  }
  return rows;
}
