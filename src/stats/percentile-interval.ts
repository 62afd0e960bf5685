import { quantileSorted } from './quantile-sorted.ts';

/**
 * The central interval that holds `level` of the replicates: their (1 - level) / 2 and (1 + level) / 2 quantiles
 * (type 7). Undefined (NaN) replicates are left out; `undefined` counts them. NaN bounds when none is left.
 *
 * @param level above 0 and below 1
 * @throws RangeError when `level` is not between 0 and 1
 * @example
 * percentileInterval([0, 1, 2, 3, 4], 0.5); // { lower: 1, upper: 3, undefined: 0 }
 */
export function percentileInterval(
  replicates: ArrayLike<number>,
  level: number,
): { lower: number; upper: number; undefined: number } {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  const sorted = Float64Array.from(replicates).sort();
  let known = sorted.length;
  while (known > 0 && Number.isNaN(sorted[known - 1])) known--; // a typed array sorts NaN to its end
  const values = sorted.subarray(0, known);
  return {
    lower: quantileSorted(values, (1 - level) / 2),
    upper: quantileSorted(values, (1 + level) / 2),
    undefined: sorted.length - known,
  };
}
