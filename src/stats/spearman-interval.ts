import type { Estimate } from './estimate.ts';
import { fisherInterval, type FisherOptions } from './fisher-interval.ts';
import { spearman } from './spearman.ts';

/**
 * {@link spearman} with Fisher's interval. Values that should be equal must be equal to the last digit: a tie that
 * rounding breaks counts as a difference.
 *
 * @throws RangeError when lengths differ or an option cannot be used
 * @example
 * spearmanInterval([1, 2, 3, 4, 5], [20, 10, 40, 30, 50]); // 0.8, from -0.279… to 0.986…
 */
export function spearmanInterval(x: ArrayLike<number>, y: ArrayLike<number>, options: FisherOptions = {}): Estimate {
  return fisherInterval(spearman(x, y), x.length, options, "Spearman's rank correlation");
}
