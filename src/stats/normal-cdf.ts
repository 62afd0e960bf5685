/**
 * Distribution function of the standard normal: P(Z ≤ z), relative error below 1e-12 in both tails.
 *
 * By Marsaglia's series for |z| < 3.5, by Laplace's continued fraction beyond.
 *
 * @example
 * normalCdf(1.959963984540054); // 0.975
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  const size = Math.abs(z);
  if (size > 38.6) return z < 0 ? 0 : 1;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (size < 3.5) {
    let [term, sum] = [size, size];
    for (let k = 3; term > 1e-17 * sum; k += 2) sum += term *= (z * z) / k;
    return 0.5 + (z < 0 ? -1 : 1) * density * sum;
  }
  let fraction = size;
  for (let k = 100; k >= 1; k--) fraction = size + k / fraction;
  const upper = density / fraction;
  return z < 0 ? upper : 1 - upper;
}
