import type { Estimate } from './estimate.ts';
import { fisherInterval, type FisherOptions } from './fisher-interval.ts';
import { pearson } from './pearson.ts';

/**
 * {@link pearson} with Fisher's interval.
 *
 * @throws RangeError when lengths differ or an option cannot be used
 * @example
 * pearsonInterval([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]); // 0.8, from -0.279… to 0.986…
 */
export function pearsonInterval(x: ArrayLike<number>, y: ArrayLike<number>, options: FisherOptions = {}): Estimate {
  return fisherInterval(pearson(x, y), x.length, options, "Pearson's correlation");
}
