import { pearson } from './pearson.ts';
import { rank } from './rank.ts';

/**
 * Spearman's rank correlation: Pearson's of the ranks, ties sharing theirs. NaN when either side has one value only.
 *
 * @throws RangeError when lengths differ
 * @example
 * spearman([1, 2, 3], [10, 30, 20]); // 0.5
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return pearson(rank(x), rank(y));
}
