import { fitBaseline } from '../fit-baseline.ts';
import type { CellTable } from '../../cells/cell-table.ts';
import { lasso } from '../../learners/lasso/lasso.ts';
import { groupFolds } from '../../stats/group-folds.ts';
import { bagsOf } from '../bags-of.ts';
import { tuneMmil } from '../tune-mmil.ts';
import { type Arm, arms } from './arms.ts';
import { armLambdas } from './lasso-arms.ts';
import { trueRho } from './true-rho.ts';
import { softplus } from '../../learners/softplus.ts';

/** One arm at one fraction of its largest lambda. */
export interface TuneArmRow {
  arm: Arm;
  fraction: number;
  lambda: number;
  /** Log-likelihood a held-out cell: of its inherited label (naive, mmil) or its true one (oracle). */
  heldOut: number;
}

export interface TuneArmsOptions {
  /** Fractions of each arm's largest lambda. Default 0.01, 0.03, 0.1, 0.2, 0.35. */
  fractions?: readonly number[];
  /** Folds of patients, the same for all arms. Default 4. */
  folds?: number;
  /** Seed of the folds. */
  seed: number;
  /** Given to MMIL. Default: the truth of the training cells. */
  rho?: number;
  maxIterations?: number;
  signal?: AbortSignal;
  /** Called after each fit. */
  onProgress?: (done: number, of: number) => void;
}

/**
 * Tunes the lambda of each arm by the same rule: the same grid of fractions, the same folds of patients, the held-out
 * log-likelihood of the labels that the arm may see. No cell label enters but the oracle's.
 *
 * @returns the whole grid, and the best fraction of each arm
 * @example
 * const { best } = await tuneArms(training, { seed: 1 });
 * best.naive.lambda;
 */
export async function tuneArms(
  training: CellTable,
  {
    fractions = [0.01, 0.03, 0.1, 0.2, 0.35],
    folds = 4,
    seed,
    rho = trueRho(training),
    maxIterations = 40,
    signal,
    onProgress,
  }: TuneArmsOptions,
): Promise<{ rows: TuneArmRow[]; best: Record<Arm, TuneArmRow> }> {
  const bags = bagsOf(training);
  const foldOf = groupFolds(bags.patientOf, { folds, seed, strata: bags.z });
  const largest = armLambdas(training, { fraction: 1 }, rho);
  const learner = (lambda: number) => lasso({ lambda, precision: 'f32' });
  const rows: TuneArmRow[] = [];
  const aborts = signal ? { signal } : {};
  for (const arm of ['oracle', 'naive'] as const) {
    const labels = arm === 'naive' ? bags.z : (training.annotations.label as Float32Array);
    for (const fraction of fractions) {
      const lambda = fraction * largest[arm];
      let heldOut = 0;
      for (let fold = 0; fold < folds; fold++) {
        const weights = Float64Array.from(foldOf, (own) => Number(own !== fold));
        const fit = await fitBaseline(bags, { learner: learner(lambda), cellLabels: labels, weights, ...aborts });
        const eta = fit.logit(training);
        onProgress?.(rows.length * folds + fold + 1, 3 * fractions.length * folds);
        for (let i = 0; i < training.n; i++)
          if (foldOf[i] === fold) heldOut += labels[i]! * eta[i]! - softplus(eta[i]!);
      }
      rows.push({ arm, fraction, lambda, heldOut: heldOut / training.n });
    }
  }
  const before = rows.length * folds;
  const progress = onProgress
    ? { onProgress: (done: number, of: number) => onProgress(before + done, before + of) }
    : {};
  const lambdas = fractions.map((fraction) => fraction * largest.mmil);
  const tuning = await tuneMmil(bags, { learner, rhos: [rho], lambdas, foldOf, maxIterations, ...aborts, ...progress });
  tuning.rows.forEach(({ lambda, meanPerCell }, k) =>
    rows.push({ arm: 'mmil', fraction: fractions[k]!, lambda, heldOut: meanPerCell }),
  );
  const bestOf = (arm: Arm): TuneArmRow =>
    rows.filter((row) => row.arm === arm).reduce((a, b) => (b.heldOut > a.heldOut ? b : a));
  return { rows, best: Object.fromEntries(arms.map((arm) => [arm, bestOf(arm)])) as Record<Arm, TuneArmRow> };
}
