import { quantileSorted } from './quantile-sorted.ts';

/**
 * Quantile, R's type 7: see {@link quantileSorted}. The values may be in any order and are not changed. NaN for no
 * values, and NaN when a value is NaN.
 *
 * @param p from 0 to 1
 * @throws RangeError when `p` is outside 0 … 1
 * @example
 * quantile([10, 1, 3, 2], 0.25); // 1.75
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values).sort();
  // A typed array sorts NaN to its end.
  const unknown = sorted.length > 0 && Number.isNaN(sorted[sorted.length - 1]);
  return unknown ? quantileSorted([], p) : quantileSorted(sorted, p);
}
