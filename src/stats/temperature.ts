import { SeparableError } from './separable-error.ts';

/**
 * The temperature T > 0 for which sigmoid(logit / T) has the smallest log loss. Above 1 the logits were over-confident.
 * Ranks do not change.
 *
 * @param labels 0 or 1, or the probability of 1
 * @throws RangeError when there is no cell, a logit is not finite, a label lies outside 0 … 1 or lengths differ
 * @throws SeparableError when no finite T is best: the logits separate the classes at 0 (T would be 0), or do not rise
 * with the labels (T would be infinite)
 * @example
 * temperature([2, 2, 2, -2], [1, 1, 0, 0]); // 1.82…: 3 of 4 are right, and sigmoid(2 / 1.82) = 0.75
 */
export function temperature(logits: ArrayLike<number>, labels: ArrayLike<number | boolean>): number {
  const n = logits.length;
  if (n === 0) throw new RangeError('a temperature needs at least one cell');
  if (labels.length !== n) throw new RangeError(`${n} logits need as many labels, got ${labels.length}`);
  let [largest, wrong] = [0, 0]; // largest logit; what is left of the slope when 1/T is infinite
  for (let i = 0; i < n; i++) {
    const y = Number(labels[i]);
    if (!Number.isFinite(logits[i])) throw new RangeError(`a logit must be finite, got ${logits[i]} at position ${i}`);
    if (!(y >= 0 && y <= 1)) throw new RangeError(`a label must lie from 0 to 1, got ${y} at position ${i}`);
    largest = Math.max(largest, Math.abs(logits[i]!));
    wrong += Math.abs(logits[i]!) * (logits[i]! > 0 ? 1 - y : y);
  }
  // d loss / d (1/T) rises with 1/T, so its zero is found by halving.
  const slope = (inverse: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += logits[i]! * (1 / (1 + Math.exp(-logits[i]! * inverse)) - Number(labels[i]));
    return sum;
  };
  if (!(slope(0) < 0))
    throw new SeparableError(
      'no finite temperature: the logits do not rise with the labels. Check the sign of the score',
    );
  if (wrong === 0)
    throw new SeparableError('no positive temperature: the logits separate the classes at 0. Use more data');
  let [low, high] = [0, 1 / largest];
  while (slope(high) < 0) [low, high] = [high, 2 * high];
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  return 2 / (low + high);
}
