import type { FitOptions, Learner, LearnerModel } from '../../learners/learner.ts';
import { takeCells } from '../../learners/take-cells.ts';
import { sigmoid } from '../../learners/sigmoid.ts';
import { groupFolds } from '../../stats/group-folds.ts';
import { mean } from '../../stats/mean.ts';
import { BagsError } from '../bags-error.ts';
import type { Bags } from '../bags.ts';
import type { BagClassifier } from './bag-classifier.ts';
import { meanProbability } from './mean-probability.ts';

export interface ElkanNotoOptions<M extends LearnerModel> extends Pick<FitOptions<M>, 'seed' | 'signal'> {
  learner: Learner<M>;
  /** Folds of patients that `c` is estimated by. Default 3, or the number of donors when there are two. */
  folds?: number;
}

/**
 * Learning from positive and unlabelled examples (Elkan and Noto, KDD 2008, sections 2 and 3) in the mirror: the labelled
 * class is the healthy one. Cells of healthy donors are the known negatives, cells of sick patients the unlabelled ones.
 *
 * A learner of inherited labels gives P(z = 0 | x). Its mean over donors whose cells it has not seen is
 * c = P(z = 0 | y = 0), which is 1 - kappa, so rho need not be given. A cell of a sick patient is then healthy with
 * probability w = (1 - c) / c · P(z = 0 | x) / P(z = 1 | x), at most 1; the learner is fitted once more, to the soft
 * labels 1 - w. One E-step and one M-step, with kappa estimated: the first step of MMIL from another start.
 *
 * @throws BagsError when there are fewer than two healthy donors, or no cell is left that could be diseased
 * @example
 * const { logit, prior } = await elkanNoto(bags, { learner: lasso({ lambda: 0.01 }), seed: 1 });
 * prior.rho; // its own estimate of the share of healthy cells
 */
export async function elkanNoto<M extends LearnerModel>(
  bags: Bags,
  { learner, seed = 1, signal, ...options }: ElkanNotoOptions<M>,
): Promise<BagClassifier> {
  const { cells, z, sick, patientOf } = bags;
  const donors = sick.filter((label) => label === 0).length;
  if (donors < 2 || donors === sick.length - 1)
    throw new BagsError(
      `Elkan–Noto holds out patients of each kind, and there are ${donors} donors and ${sick.length - donors} sick patients: give it two of each`,
    );
  const folds = options.folds ?? Math.min(3, donors, sick.length - donors);
  const foldOf = groupFolds(patientOf, { folds, seed, strata: z });
  const shared = { seed, patients: patientOf, ...(signal && { signal }) };
  const unseen: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const weights = Float64Array.from(foldOf, (own) => Number(own !== fold));
    const rows = Int32Array.from(z.keys()).filter((i) => foldOf[i] === fold && z[i] === 0);
    if (rows.length === 0) continue;
    const { logit } = await learner.fit(cells, z, { ...shared, weights });
    for (const eta of logit(takeCells(cells, rows))) unseen.push(sigmoid(-eta));
  }
  const c = mean(unseen);
  const odds = (1 - c) / c;
  const inherited = (await learner.fit(cells, z, shared)).logit(cells);
  const labels = inherited.map((eta, i) => (z[i] === 0 ? 0 : 1 - Math.min(1, odds * Math.exp(-eta))));
  const diseased = labels.reduce((sum, label) => sum + label, 0);
  if (!(diseased > 0))
    throw new BagsError(
      'Elkan–Noto takes every cell for healthy: the inherited labels cannot be told apart. Lower the penalty of the learner',
    );
  const model = await learner.fit(cells, labels, shared);
  const fromSick = z.reduce((sum, label) => sum + label, 0);
  const rho = Math.min(1 - 1e-9, Math.max(1e-9, 1 - diseased / fromSick));
  return {
    method: 'Elkan–Noto',
    logit: (table) => model.logit(table),
    patientScore: (table) => meanProbability(model.logit(table)),
    prior: { rho, sickShare: fromSick / cells.n },
    warnings: model.warnings,
  };
}
