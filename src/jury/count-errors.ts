import type { IndexedRatings } from './index-ratings.ts';

/**
 * The M-step of Dawid and Skene (equations 2.3 and 2.4): how often a rater gives which category for which true one, each
 * item counted for every category by its posterior. A row without an expected rating is uniform.
 */
export function countErrors(
  { items, raters, categories, itemOf, raterOf, labelOf }: IndexedRatings,
  posterior: Float64Array,
  smoothing: number,
): { prior: Float64Array; confusion: Float64Array } {
  const k = categories.length;
  const prior = new Float64Array(k).fill(smoothing);
  for (let i = 0; i < items.length; i++) for (let c = 0; c < k; c++) prior[c]! += posterior[i * k + c]!;
  const confusion = new Float64Array(raters.length * k * k).fill(smoothing);
  for (let r = 0; r < itemOf.length; r++) {
    const [from, to] = [itemOf[r]! * k, raterOf[r]! * k * k + labelOf[r]!];
    for (let c = 0; c < k; c++) confusion[to + c * k]! += posterior[from + c]!;
  }
  toShares(prior);
  for (let at = 0; at < confusion.length; at += k) toShares(confusion.subarray(at, at + k));
  return { prior, confusion };
}

function toShares(counts: Float64Array): void {
  const total = counts.reduce((sum, count) => sum + count, 0);
  for (let c = 0; c < counts.length; c++) counts[c] = total > 0 ? counts[c]! / total : 1 / counts.length;
}
