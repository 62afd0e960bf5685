import { midpoint } from './midpoint.ts';

/** Values looked at to place cuts: more would hardly move them. */
const sampleSize = 40_000;

/**
 * The cuts of a column into at most `maxBins` bins, ascending: a value x falls into bin number (cuts ≤ x).
 *
 * Half way between neighbours where there are few distinct values; else at quantiles. Of a long column, every k-th value
 * is looked at.
 *
 * @example
 * cutPoints(Float64Array.of(3, 1, 2, 1), 256); // Float64Array [1.5, 2.5]
 */
export function cutPoints(column: Float32Array | Float64Array, maxBins: number): Float64Array {
  const m = Math.min(column.length, sampleSize);
  const sample = new Float64Array(m);
  for (let k = 0; k < m; k++) sample[k] = column[Math.floor((k * column.length) / m)]!;
  sample.sort();
  const distinct = distinctValues(sample, maxBins);
  if (distinct) return distinct.subarray(1).map((value, k) => midpoint(distinct[k]!, value));
  const cuts: number[] = [];
  for (let b = 1; b < maxBins; b++) {
    const value = sample[Math.floor((b * m) / maxBins)]!;
    if (value > (cuts.at(-1) ?? sample[0]!)) cuts.push(value);
  }
  return Float64Array.from(cuts);
}

/** The distinct values of a sorted array, or undefined when there are more than `limit`. */
function distinctValues(sorted: Float64Array, limit: number): Float64Array | undefined {
  const values: number[] = [];
  for (const value of sorted) {
    if (value === values.at(-1)) continue;
    if (values.length === limit) return undefined;
    values.push(value);
  }
  return Float64Array.from(values);
}
