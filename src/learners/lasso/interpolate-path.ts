import type { LassoPath } from './lasso-path.ts';

/**
 * glmnet's coefficients at a lambda between those of a path (its `predict(s =)` with `exact = FALSE`): linear in lambda
 * between the two neighbours; beyond either end, those of the end.
 *
 * @example
 * interpolatePath(path, 0.05); // { intercept: -1.2, coefficients: [0.26, …] }
 */
export function interpolatePath(
  { lambdas, intercepts, coefficients }: Pick<LassoPath, 'lambdas' | 'intercepts' | 'coefficients'>,
  lambda: number,
): { intercept: number; coefficients: number[] } {
  const right = lambdas.findIndex((value) => value <= lambda);
  const last = lambdas.length - 1;
  const below = right < 0 ? last : right;
  const above = right < 0 ? last : Math.max(0, right - 1);
  const gap = lambdas[above]! - lambdas[below]!;
  // Share of the left (larger) neighbour.
  const share = gap > 0 ? Math.min(1, (lambda - lambdas[below]!) / gap) : 0;
  const between = (left: number, low: number): number => (share === 0 ? low : share * left + (1 - share) * low);
  return {
    intercept: between(intercepts[above]!, intercepts[below]!),
    coefficients: coefficients[below]!.map((low, j) => between(coefficients[above]![j]!, low)),
  };
}
