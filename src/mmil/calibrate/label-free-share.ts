import type { TrainingPrior } from './shift-prior.ts';

/**
 * The share of diseased cells in a new sample, estimated from the scores of its own cells, without labels: the q that
 * maximises Σ log(1 - q + q rᵢ), where rᵢ is the odds of cell i over the odds (1 - rho) n₁/n : 1 - (1 - rho) n₁/n of the
 * training sample. The EM of Saerens, Latinne and Decaestecker (Neural Computation 14, 2002), which averages shifted
 * probabilities until they agree with the shift, climbs the same concave curve; here its top is found by halving.
 *
 * Sound when scores are calibrated and only the shares differ (label shift). When the healthy cells of a sample look
 * unlike those of the training donors, their departure is taken for disease: check it on healthy donors first.
 *
 * @param logits of the training sample, as `logit` of a fit gives them
 * @returns from 0 to 1
 * @throws RangeError when there is no cell, a logit is NaN or a share does not lie between 0 and 1
 * @example
 * const odds = Math.log(3); // 3 : 1 for or against disease
 * labelFreeShare([odds, odds, -odds, -odds, -odds], { rho: 0.5, sickShare: 1 }); // 0.3
 */
export function labelFreeShare(logits: ArrayLike<number>, { rho, sickShare }: TrainingPrior): number {
  const share = (1 - rho) * sickShare;
  if (!(share > 0 && share < 1))
    throw new RangeError(`the share of diseased training cells must lie between 0 and 1, got ${share}`);
  if (logits.length === 0) throw new RangeError('a share needs cells, got none');
  const base = Math.log(share) - Math.log1p(-share);
  const logRatio = Float64Array.from(logits, (eta) => eta - base);
  if (logRatio.some(Number.isNaN)) throw new RangeError('a logit must be a number, got NaN');
  const small = logRatio.map((e) => Math.exp(-Math.abs(e))); // rᵢ or 1 / rᵢ, whichever does not overflow
  const slope = (q: number): number => {
    let sum = 0;
    for (let i = 0; i < small.length; i++) {
      const r = small[i]!;
      sum += logRatio[i]! > 0 ? (1 - r) / (r * (1 - q) + q) : (r - 1) / (1 - q + q * r);
    }
    return sum;
  };
  if (slope(0) <= 0) return 0;
  if (slope(1) >= 0) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < 52; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
