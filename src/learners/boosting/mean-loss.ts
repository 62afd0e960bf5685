import { softplus } from '../softplus.ts';

/**
 * Weighted mean of log(1 + e^η) - s η over some cells, in nats.
 *
 * @example
 * meanLoss([0, 0], [0, 1], [0, 1]); // 0.6931471805599453
 */
export function meanLoss(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  rows: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  let [sum, total] = [0, 0];
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k]!;
    const eta = logits[i]!;
    const w = weights ? weights[i]! : 1;
    total += w;
    sum += w * (softplus(eta) - labels[i]! * eta);
  }
  return sum / total;
}
