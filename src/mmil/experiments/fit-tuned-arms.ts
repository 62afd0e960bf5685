import type { CellTable } from '../../cells/cell-table.ts';
import type { LinearModel } from '../../learners/lasso/linear-model.ts';
import type { Arm, ArmFits } from './arms.ts';
import { fitArms } from './fit-arms.ts';
import { lassoArms } from './lasso-arms.ts';
import { trueRho } from './true-rho.ts';
import { type TuneArmRow, tuneArms, type TuneArmsOptions } from './tune-arms.ts';

/**
 * Oracle, naive and MMIL lassos, each at the lambda that {@link tuneArms} finds best for it.
 *
 * @returns the fits, the whole grid, and the best fraction of each arm
 * @example
 * const { fits, grid } = await fitTunedArms(cohort.training, { seed: 1, rho: cohort.rho });
 */
export async function fitTunedArms(
  training: CellTable,
  { rho = trueRho(training), ...options }: TuneArmsOptions,
): Promise<{ fits: ArmFits<LinearModel>; grid: TuneArmRow[]; best: Record<Arm, TuneArmRow> }> {
  const { rows, best } = await tuneArms(training, { ...options, rho });
  const { oracle, naive, mmil } = best;
  const rule = { oracle: oracle.lambda, naive: naive.lambda, mmil: mmil.lambda };
  const { seed, signal } = options;
  const fits = await fitArms(training, {
    learners: lassoArms(training, rule, { rho }),
    rho,
    seed,
    ...(signal && { signal }),
  });
  return { fits, grid: rows, best };
}
