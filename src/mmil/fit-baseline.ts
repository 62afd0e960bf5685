import { sigmoid } from '../learners/sigmoid.ts';
import type { FitOptions, Learner, LearnerModel } from '../learners/learner.ts';
import { BagsError } from './bags-error.ts';
import type { Bags } from './bags.ts';
import type { MmilFit } from './mmil-fit.ts';
import { sampleShares } from './sample-shares.ts';

export interface BaselineOptions<M extends LearnerModel> extends Pick<
  FitOptions<M>,
  'weights' | 'offset' | 'seed' | 'signal'
> {
  learner: Learner<M>;
  /** True label of each cell, for the oracle. Without it, the naive baseline: each cell has the label of its patient. */
  cellLabels?: ArrayLike<number>;
}

/**
 * The two classifiers to compare MMIL with, in its own result: `naive` learns the labels that cells inherit from their
 * patients, `oracle` the true labels of cells, which MMIL never sees.
 *
 * @example
 * const naive = await fitBaseline(bags, { learner });
 * const oracle = await fitBaseline(bags, { learner, cellLabels: y });
 */
export async function fitBaseline<M extends LearnerModel>(
  bags: Bags,
  { learner, cellLabels, ...options }: BaselineOptions<M>,
): Promise<MmilFit<M>> {
  const { cells, z, patientOf, sick } = bags;
  if (cellLabels && cellLabels.length !== cells.n)
    throw new BagsError(`${cellLabels.length} cell labels for ${cells.n} cells`);
  const model = await learner.fit(cells, cellLabels ?? z, { ...options, patients: patientOf });
  // The shares seen in the labels: rho is 0 for the naive model, which takes all cells of sick patients for diseased.
  const total = new Float64Array(sick.length);
  const healthy = new Float64Array(sick.length);
  for (let i = 0; i < cells.n; i++) {
    total[patientOf[i]!]!++;
    healthy[patientOf[i]!]! += cellLabels ? 1 - cellLabels[i]! : 0;
  }
  const rho = Float64Array.from(sick, (label, p) => (label ? healthy[p]! / total[p]! : 1));
  return {
    method: cellLabels ? 'oracle' : 'naive',
    model,
    logit: (newCells, logitOptions) => model.logit(newCells, logitOptions),
    posterior: model.logit(cells, options.offset ? { offset: options.offset } : {}).map(sigmoid),
    ...sampleShares(bags, rho, options.weights),
    logLikelihood: Number.NaN,
    objective: Number.NaN,
    trace: [],
    iterations: 1,
    converged: true,
    stopped: 'converged',
    warnings: [...model.warnings],
  };
}
