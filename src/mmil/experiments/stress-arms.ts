import type { CellTable } from '../../cells/cell-table.ts';
import { scoredTable } from '../evaluate/scored-table.ts';
import { bagsOf } from '../bags-of.ts';
import { fitBaseline } from '../fit-baseline.ts';
import { fitMmil } from '../fit-mmil.ts';
import type { MmilFit } from '../mmil-fit.ts';
import { type Arm, arms } from './arms.ts';
import { cellMetrics } from './cell-metrics.ts';
import { lassoArms } from './lasso-arms.ts';
import { meanOverReplicates, type OverReplicates } from './mean-over-replicates.ts';
import type { StressDesign } from './stress-designs.ts';
import { trueRho } from './true-rho.ts';

/** One arm under one design, over replicates. */
export interface StressRow {
  factor: StressDesign['factor'];
  value: number;
  arm: Arm;
  auroc: OverReplicates;
  expectedCalibrationError: OverReplicates;
}

export interface StressArmsOptions {
  replicates: number;
  /** Of each arm's largest lambda, tuned beforehand. */
  fractions: Readonly<Record<Arm, number>>;
  maxIterations?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, of: number) => void;
}

/**
 * Fits oracle, naive and MMIL, by the lasso, under every design and replicate, and scores each on its test cells. Of
 * designs that follow each other with the same cells, oracle and naive are fitted once.
 *
 * @example
 * await stressArms(stressDesigns(preset, options), { replicates: 5, fractions: { oracle: 0.03, naive: 0.2, mmil: 0.2 } });
 */
export async function stressArms(
  designs: readonly StressDesign[],
  { replicates, fractions, maxIterations = 40, signal, onProgress }: StressArmsOptions,
): Promise<StressRow[]> {
  const seen = designs.map(() => ({ oracle: [], naive: [], mmil: [] }) as Record<Arm, Metrics[]>);
  for (let replicate = 0; replicate < replicates; replicate++) {
    let before: { simulate: StressDesign['simulate']; cells: Cells; baselines: Metrics[] } | undefined;
    for (const [d, { simulate, rho: given }] of designs.entries()) {
      const cells: Cells = before?.simulate === simulate ? before.cells : simulate(replicate);
      const { training, test } = cells;
      const rho = given ?? trueRho(training);
      const bags = bagsOf(training);
      const aborts = signal ? { signal } : {};
      const learners = arms.map((arm) => lassoArms(training, { fraction: fractions[arm] }, { rho })[arm]);
      const [oracle, naive, mmil] = learners as [(typeof learners)[0], (typeof learners)[0], (typeof learners)[0]];
      const metrics = (fit: MmilFit): Metrics => cellMetrics(scoredTable(test, fit.logit(test)));
      const baselines =
        before?.simulate === simulate
          ? before.baselines
          : [
              metrics(await fitBaseline(bags, { learner: oracle, cellLabels: labelsOf(training), ...aborts })),
              metrics(await fitBaseline(bags, { learner: naive, ...aborts })),
            ];
      seen[d]!.oracle.push(baselines[0]!);
      seen[d]!.naive.push(baselines[1]!);
      seen[d]!.mmil.push(metrics(await fitMmil(bags, { learner: mmil, rho, maxIterations, ...aborts })));
      before = { simulate, cells, baselines };
      onProgress?.(replicate * designs.length + d + 1, replicates * designs.length);
    }
  }
  return designs.flatMap(({ factor, value }, d) =>
    arms.map((arm) => ({
      factor,
      value,
      arm,
      auroc: meanOverReplicates(seen[d]![arm].map(({ auroc }) => auroc)),
      expectedCalibrationError: meanOverReplicates(seen[d]![arm].map((one) => one.expectedCalibrationError)),
    })),
  );
}

type Metrics = ReturnType<typeof cellMetrics>;
type Cells = ReturnType<StressDesign['simulate']>;

const labelsOf = (table: CellTable): Float32Array => table.annotations.label as Float32Array;
