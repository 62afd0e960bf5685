/**
 * The classes of n cells, checked once: whole arrays of 0 and 1 (or false and true), and scores that are numbers.
 * Returns the number of positives and of negatives.
 *
 * @throws RangeError when the lengths differ, a score is NaN or a label is neither 0 nor 1, with its place
 * @example
 * binaryLabels([0.2, 0.9, 0.4], [0, 1, 0]); // { positives: 1, negatives: 2 }
 */
export function binaryLabels(
  scores: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
): { positives: number; negatives: number } {
  const n = scores.length;
  if (labels.length !== n) throw new RangeError(`${n} scores need ${n} labels, got ${labels.length}`);
  let positives = 0;
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(scores[i])) throw new RangeError(`a score must be a number, got NaN at position ${i}`);
    const label = Number(labels[i]);
    if (label !== 0 && label !== 1)
      throw new RangeError(`a label must be 0 or 1, got ${String(labels[i])} at position ${i}`);
    positives += label;
  }
  return { positives, negatives: n - positives };
}
