import { sigmoid } from '../sigmoid.ts';

/**
 * The constant logit that fits the labels of some cells best: logit of their weighted mean, or with an offset the
 * intercept beside it (Newton's method). Kept within -15 … 15 when the cells have one class only.
 *
 * @example
 * shareLogit([1, 0, 0, 0], [0, 1, 2, 3]); // -1.0986122886681098
 */
export function shareLogit(
  labels: ArrayLike<number>,
  rows: ArrayLike<number>,
  weights?: ArrayLike<number>,
  offset?: ArrayLike<number>,
): number {
  let [sum, total] = [0, 0];
  for (let k = 0; k < rows.length; k++) {
    const w = weights ? weights[rows[k]!]! : 1;
    total += w;
    sum += w * labels[rows[k]!]!;
  }
  const bounded = (x: number): number => Math.min(15, Math.max(-15, x));
  let a = bounded(Math.log(sum) - Math.log(total - sum));
  for (let step = 0; offset && step < 30; step++) {
    let [gradient, curvature] = [0, 0];
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k]!;
      const w = weights ? weights[i]! : 1;
      const p = sigmoid(a + offset[i]!);
      gradient += w * (labels[i]! - p);
      curvature += w * p * (1 - p);
    }
    const move = Math.min(2, Math.max(-2, gradient / Math.max(curvature, 1e-12)));
    a = bounded(a + move);
    if (Math.abs(move) < 1e-12) break;
  }
  return a;
}
