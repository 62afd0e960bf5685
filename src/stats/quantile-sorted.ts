/**
 * Quantile of values that are already in ascending order: R's type 7 (the default of R, NumPy and d3), linear between
 * the order statistics around (n - 1) p. NaN for no values.
 *
 * @param p from 0 to 1
 * @throws RangeError when `p` is outside 0 … 1
 * @example
 * quantileSorted([1, 2, 3, 10], 0.5); // 2.5
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`the p of a quantile must lie from 0 to 1, got ${p}`);
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.ceil(position)]!;
  // Equal neighbours are returned as they are: the interpolation would turn two infinities into NaN.
  return low === high ? low : low + (position - below) * (high - low);
}
