import type { LearnerModel } from '../../learners/learner.ts';
import { groupFolds } from '../../stats/group-folds.ts';
import type { Bags } from '../bags.ts';
import { fitWithoutFold } from '../fit-without-fold.ts';
import { observedLogLikelihood } from '../prior/observed-log-likelihood.ts';
import type { TuneMmilOptions, TuneRow } from '../tune-mmil.ts';

export interface RescoreRhoOptions<M extends LearnerModel> extends TuneMmilOptions<M> {
  /** The rho of all fits. */
  fitRho: number;
}

/**
 * What the sensitivity vignette of the authors' package computes: every fit is made at one rho, and only judged at the
 * others. It is not a sound way to choose rho, since a model is judged at a rho that it was not fitted at; it is here to
 * be compared with {@link tuneMmil}, which fits anew and takes the same options.
 *
 * @returns rows as those of `tuneMmil`; `lambda` is that of the fits, at `fitRho`
 * @example
 * const rows = await rescoreRho(bags, { fitRho: 0.9, learner: (lambda) => lasso({ lambda }), rhos: [0.5, 0.9], lambdas: [1e-3] });
 */
export async function rescoreRho<M extends LearnerModel>(
  bags: Bags,
  { fitRho, learner, rhos, lambdas, folds = 4, foldOf, seed = 1, onProgress, ...rest }: RescoreRhoOptions<M>,
): Promise<TuneRow[]> {
  const fitting = { ...rest, seed };
  const of = foldOf ?? groupFolds(bags.patientOf, { folds, seed, strata: bags.z });
  const names = Array.from(new Set(Array.from(of))).sort((a, b) => a - b);
  const tried = typeof lambdas === 'function' ? lambdas(fitRho) : lambdas;
  const rows = rhos.flatMap((rho) => tried.map((lambda) => ({ rho, lambda, byFold: [] as number[] })));
  for (const [k, lambda] of tried.entries())
    for (const [f, fold] of names.entries()) {
      const { eta, z, sickShare } = await fitWithoutFold(bags, of, fold, {
        ...fitting,
        learner: learner(lambda),
        rho: fitRho,
      });
      rhos.forEach((rho, r) =>
        rows[r * tried.length + k]!.byFold.push(observedLogLikelihood(eta, z, { rho, sickShare })),
      );
      onProgress?.(k * names.length + f + 1, tried.length * names.length);
    }
  return rows.map((row) => ({ ...row, meanPerCell: row.byFold.reduce((sum, value) => sum + value, 0) / bags.cells.n }));
}
