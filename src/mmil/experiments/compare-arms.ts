import type { CellTable } from '../../cells/cell-table.ts';
import type { LearnerModel } from '../../learners/learner.ts';
import type { EvaluateOptions } from '../evaluate/evaluate.ts';
import { type ArmFits, arms } from './arms.ts';
import { fitArms, type FitArmsOptions } from './fit-arms.ts';
import { type ArmRow, scoreArm, type TestSet } from './score-arm.ts';

export interface CompareArmsOptions<M extends LearnerModel>
  extends FitArmsOptions<M>, Omit<EvaluateOptions, 'signal' | 'seed'> {
  /** Seed of learners and intervals. */
  seed: number;
}

/**
 * Fits oracle, naive and MMIL to the training cells and scores each on every test set: the experiment behind most figures.
 *
 * Compare arms only at the same rule for lambda, and show the whole grid: one lambda for all can favour either.
 *
 * @param tests by name: a table, or a table with what is known of its population
 * @returns rows test by test, and the fits
 * @example
 * const { rows } = await compareArms(training, { Dx: { table: test } }, { learners: lassoArms(training, { fraction: 0.1 }), seed: 1 });
 */
export async function compareArms<M extends LearnerModel>(
  training: CellTable,
  tests: Readonly<Record<string, TestSet>>,
  { level, replicates, specificity, threshold, ...options }: CompareArmsOptions<M>,
): Promise<{ rows: ArmRow[]; fits: ArmFits<M> }> {
  const fits = await fitArms(training, options);
  const scoring: EvaluateOptions = {
    seed: options.seed,
    ...(level !== undefined && { level }),
    ...(replicates !== undefined && { replicates }),
    ...(specificity !== undefined && { specificity }),
    ...(threshold !== undefined && { threshold }),
    ...(options.signal && { signal: options.signal }),
  };
  const rows = Object.entries(tests).flatMap(([name, test]) =>
    arms.map((arm) => scoreArm(fits[arm], name, test, scoring)),
  );
  return { rows, fits };
}
