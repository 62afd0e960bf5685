import { lambdaMax } from '../learners/lasso/lambda-max.ts';
import type { LogisticOptions } from '../learners/lasso/logistic-options.ts';
import type { Bags } from './bags.ts';
import { checkShare } from './prior/check-share.ts';

/**
 * The lambda from which a lasso MMIL never leaves the null model: (1 - rho) × the largest lambda of the lasso on
 * inherited labels, because the first soft labels are (1 - rho) z. Choose lambda as a fraction of it, say 0.05.
 *
 * @example
 * const learner = lasso({ lambda: 0.05 * nullLambda(bags, { rho: 0.5 }) });
 */
export function nullLambda(
  { cells, z }: Bags,
  { rho, ...options }: { rho: number; weights?: ArrayLike<number> } & LogisticOptions,
): number {
  checkShare('rho', rho);
  return (1 - rho) * lambdaMax(cells, z, options);
}
