import { normalQuantile } from '../../stats/normal-quantile.ts';

/** Steps of the integral between correlation 0 and 1. */
const STEPS = 400;

/**
 * The correlation of two normal variables that, cut into categories of these shares, correlate as much as two judges'
 * scores do (a polychoric correlation). 1 or -1 where the shares allow no such correlation.
 *
 * The covariance of the scores is the integral over r of the bivariate normal density at the cuts (Plackett 1954), taken
 * in θ = asin r by the midpoint rule.
 *
 * @param a shares of the first judge's categories, `b` of the second's
 * @example
 * latentCorrelation(1 / 3, [0.5, 0.5], [0.5, 0.5], [0, 1]); // 0.5: sin(π/6)
 */
export function latentCorrelation(
  correlation: number,
  a: readonly number[],
  b: readonly number[],
  categories: readonly number[],
): number {
  const [first, second] = [cutsOf(a, categories), cutsOf(b, categories)];
  const target = Math.abs(correlation) * first.sd * second.sd;
  if (target === 0) return 0;
  const sign = Math.sign(correlation);
  const width = Math.PI / 2 / STEPS;
  let covariance = 0;
  for (let step = 0; step < STEPS; step++) {
    const theta = (step + 0.5) * width;
    const [sine, cosine2] = [sign * Math.sin(theta), Math.cos(theta) ** 2];
    let density = 0;
    for (const x of first.cuts)
      for (const y of second.cuts)
        density += x.rise * y.rise * Math.exp((2 * x.z * y.z * sine - x.z ** 2 - y.z ** 2) / (2 * cosine2));
    const more = (density * width) / (2 * Math.PI);
    if (covariance + more >= target) return sign * Math.sin((step + (target - covariance) / more) * width);
    covariance += more;
  }
  return sign;
}

/** Where a normal variable is cut, by how much the score rises there, and the standard deviation of the score. */
function cutsOf(shares: readonly number[], categories: readonly number[]) {
  const mean = shares.reduce((sum, p, g) => sum + p * categories[g]!, 0);
  const sd = Math.sqrt(shares.reduce((sum, p, g) => sum + p * (categories[g]! - mean) ** 2, 0));
  let below = 0;
  const cuts = shares.slice(0, -1).flatMap((p, g) => {
    below += p;
    const inside = below > 1e-12 && below < 1 - 1e-12;
    return inside ? [{ z: normalQuantile(below), rise: categories[g + 1]! - categories[g]! }] : [];
  });
  return { cuts, sd };
}
