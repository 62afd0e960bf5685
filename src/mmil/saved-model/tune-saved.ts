import type { Bags } from '../bags.ts';
import { nullLambda } from '../null-lambda.ts';
import { tuneMmil } from '../tune-mmil.ts';
import { type LearnerName, learnerNamed } from './learner-named.ts';
import type { ModelTuning } from './saved-model.ts';

/** What there is to choose from, and how. */
export interface TuneSavedOptions {
  learner: LearnerName;
  rhos: readonly number[];
  fractions: readonly number[];
  folds: number;
  foldOf: ArrayLike<number>;
  seed: number;
  signal?: AbortSignal;
  onProgress?: (done: number, of: number) => void;
}

/**
 * Chooses rho and, for the lasso, its penalty as a fraction of the largest one, by the held-out log-likelihood of
 * patients' labels. Nothing is fitted where there is no choice.
 */
export async function tuneSaved(
  bags: Bags,
  { learner, rhos, fractions, folds, foldOf, seed, signal, onProgress }: TuneSavedOptions,
): Promise<{ rho: number; lambda: number; tuning: ModelTuning | null }> {
  const isLasso = learner === 'lasso';
  const tried = isLasso ? fractions : [0];
  const largest = isLasso ? nullLambda(bags, { rho: 0.5 }) / 0.5 : 0;
  const lambdaOf = (rho: number, fraction: number): number => fraction * (1 - rho) * largest;
  if (rhos.length * tried.length === 1) return { rho: rhos[0]!, lambda: lambdaOf(rhos[0]!, tried[0]!), tuning: null };
  const tuned = await tuneMmil(bags, {
    learner: (lambda) => learnerNamed(learner, lambda).learner,
    rhos,
    lambdas: (rho) => tried.map((fraction) => lambdaOf(rho, fraction)),
    foldOf,
    seed,
    ...learnerNamed(learner).em,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
  const fractionOf = (k: number): number | null => (isLasso ? tried[k % tried.length]! : null);
  const { best, band, rows } = tuned;
  return {
    rho: best.rho,
    lambda: best.lambda,
    tuning: {
      folds,
      rows: rows.map(({ rho, meanPerCell }, k) => ({ rho, fraction: fractionOf(k), perCell: meanPerCell })),
      fraction: fractionOf(rows.indexOf(best)),
      rhoBand: rhos.length > 1 ? { lower: band.lower, upper: band.upper } : null,
    },
  };
}
