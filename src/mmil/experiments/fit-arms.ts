import type { CellTable } from '../../cells/cell-table.ts';
import type { LearnerModel } from '../../learners/learner.ts';
import { bagsOf } from '../bags-of.ts';
import { fitBaseline } from '../fit-baseline.ts';
import { fitMmil } from '../fit-mmil.ts';
import type { MmilOptions } from '../mmil-options.ts';
import type { ArmFits, ArmLearners } from './arms.ts';
import { trueRho } from './true-rho.ts';

export interface FitArmsOptions<M extends LearnerModel> extends Pick<
  MmilOptions<M>,
  'knownLabels' | 'stop' | 'maxIterations' | 'seed' | 'signal' | 'onProgress'
> {
  learners: ArmLearners<M>;
  /** Given to MMIL. Default: the truth of the training cells, which favours it. */
  rho?: MmilOptions<M>['rho'];
}

/**
 * Fits the three arms to the same cells.
 *
 * @throws BagsError when the table cannot be used, for example without annotations
 * @example
 * const fits = await fitArms(training, { learners: lassoArms(training, { fraction: 0.1 }) });
 */
export async function fitArms<M extends LearnerModel>(
  training: CellTable,
  { learners, rho = trueRho(training), ...options }: FitArmsOptions<M>,
): Promise<ArmFits<M>> {
  const bags = bagsOf(training);
  const { seed, signal } = options;
  const shared = { ...(seed !== undefined && { seed }), ...(signal && { signal }) };
  const cellLabels = training.annotations.label as Float32Array;
  return {
    oracle: await fitBaseline(bags, { ...shared, learner: learners.oracle, cellLabels }),
    naive: await fitBaseline(bags, { ...shared, learner: learners.naive }),
    mmil: await fitMmil(bags, { ...options, learner: learners.mmil, rho }),
  };
}
