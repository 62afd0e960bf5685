/** Counts in bins of equal width. Plain JSON. */
export interface Histogram {
  /** Middle of each bin. */
  centres: number[];
  /** Values in each bin; the last one is closed at the upper end. */
  counts: number[];
  /** counts / (values inside the range · width): they integrate to 1. All 0 when no value is inside. */
  densities: number[];
  /** Values inside the range, of all that were given. */
  n: number;
  of: number;
}

/**
 * Counts values in bins of equal width. Values outside the range, and NaN, are not counted, and `n` of `of` says so.
 *
 * @throws RangeError when the range is empty or `bins` is no whole number from 1
 * @example
 * histogram([0.1, 0.2, 0.9], { range: [0, 1], bins: 2 });
 * // { centres: [0.25, 0.75], counts: [2, 1], densities: [4 / 3, 2 / 3], n: 3, of: 3 }
 */
export function histogram(
  values: ArrayLike<number>,
  { range: [from, to], bins = 20 }: { range: readonly [number, number]; bins?: number },
): Histogram {
  if (!(to > from)) throw new RangeError(`the range of a histogram must rise, got ${from} to ${to}`);
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`bins must be a whole number from 1, got ${bins}`);
  const width = (to - from) / bins;
  const counts = new Array<number>(bins).fill(0);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= from && value <= to)) continue;
    counts[Math.min(bins - 1, Math.floor((value - from) / width))]!++;
    n++;
  }
  return {
    centres: counts.map((_, bin) => from + (bin + 0.5) * width),
    counts,
    densities: counts.map((count) => (n > 0 ? count / (n * width) : 0)),
    n,
    of: values.length,
  };
}
