/**
 * The loss no model can go below: Σ w H(s) / Σ w, with H the entropy of a fractional label. 0 for labels 0 and 1.
 */
export function saturatedLoss(labels: ArrayLike<number>, weights?: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    const s = labels[i]!;
    const weight = weights ? weights[i]! : 1;
    total += weight;
    if (s > 0 && s < 1) sum -= weight * (s * Math.log(s) + (1 - s) * Math.log(1 - s));
  }
  return sum / total;
}
