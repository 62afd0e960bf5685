import type { CellTable } from '../../cells/cell-table.ts';
import type { LearnerModel } from '../../learners/learner.ts';
import { bagsOf } from '../bags-of.ts';
import type { EvaluateOptions } from '../evaluate/evaluate.ts';
import { fitMmil } from '../fit-mmil.ts';
import type { MmilOptions } from '../mmil-options.ts';
import { revealLabels, type RevealOptions } from './reveal-labels.ts';
import { type ArmRow, scoreArm, type TestSet } from './score-arm.ts';

/**
 * MMIL when the labels of some cells of sick patients are known: from none to all of them, or to all diseased ones.
 *
 * @example
 * const rows = await revealMore(training, { table: test }, { shares: [0, 0.05, 1], learner, rho, seed: 1 });
 */
export async function revealMore<M extends LearnerModel>(
  training: CellTable,
  test: TestSet,
  {
    shares,
    among = 'all',
    replicates,
    level,
    ...options
  }: { shares: readonly number[] } & RevealOptions &
    Omit<MmilOptions<M>, 'knownLabels' | 'seed'> &
    Pick<EvaluateOptions, 'replicates' | 'level'>,
): Promise<(ArmRow & { share: number; known: number })[]> {
  const bags = bagsOf(training);
  const scoring = { seed: options.seed, ...(replicates && { replicates }), ...(level && { level }) };
  const rows: (ArmRow & { share: number; known: number })[] = [];
  for (const share of shares) {
    const knownLabels = revealLabels(training, share, { seed: options.seed, among });
    const fit = await fitMmil(bags, { ...options, knownLabels });
    const known = knownLabels.reduce((sum, label) => sum + Number(label >= 0), 0);
    rows.push({ share, known, ...scoreArm(fit, `${known} labels known`, test, scoring) });
  }
  return rows;
}
