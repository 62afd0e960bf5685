import { checkProbabilities } from './check-probabilities.ts';

/**
 * Log loss in nats: mean of -[y log p + (1 - y) log(1 - p)], p clipped to `clip` … 1 - `clip` so that one certain
 * mistake does not make it infinite. Labels may be fractions. NaN for no cells.
 *
 * @param clip default 1e-12
 * @throws RangeError when a probability or a label lies outside 0 … 1, or lengths differ
 * @example
 * logLoss([0.5, 0.5], [0, 1]); // 0.6931471805599453
 */
export function logLoss(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
  { clip = 1e-12 }: { clip?: number } = {},
): number {
  checkProbabilities(probabilities, labels);
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = Math.min(1 - clip, Math.max(clip, probabilities[i]!));
    const y = Number(labels[i]);
    sum -= y * Math.log(p) + (1 - y) * Math.log1p(-p);
  }
  return sum / probabilities.length;
}
