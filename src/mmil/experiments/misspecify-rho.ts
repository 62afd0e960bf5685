import type { CellTable } from '../../cells/cell-table.ts';
import type { LearnerModel } from '../../learners/learner.ts';
import { bagsOf } from '../bags-of.ts';
import type { EvaluateOptions } from '../evaluate/evaluate.ts';
import { fitMmil } from '../fit-mmil.ts';
import type { MmilOptions } from '../mmil-options.ts';
import { type ArmRow, scoreArm, type TestSet } from './score-arm.ts';

/**
 * MMIL given each of several rhos, right or wrong, with everything else the same.
 *
 * @example
 * const rows = await misspecifyRho(training, { table: test }, { rhos: [0.1, 0.3, 0.5], learner, seed: 1 });
 */
export async function misspecifyRho<M extends LearnerModel>(
  training: CellTable,
  test: TestSet,
  {
    rhos,
    replicates,
    level,
    ...options
  }: { rhos: readonly number[]; seed: number } & Omit<MmilOptions<M>, 'rho' | 'seed'> &
    Pick<EvaluateOptions, 'replicates' | 'level'>,
): Promise<(ArmRow & { rho: number })[]> {
  const bags = bagsOf(training);
  const scoring = { seed: options.seed, ...(replicates && { replicates }), ...(level && { level }) };
  const rows: (ArmRow & { rho: number })[] = [];
  for (const rho of rhos) {
    const fit = await fitMmil(bags, { ...options, rho });
    rows.push({ rho, ...scoreArm(fit, `rho ${rho}`, test, scoring) });
  }
  return rows;
}
