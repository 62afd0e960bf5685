/** Coefficients B₂ₖ / (2k (2k - 1)) of Stirling's series. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * Logarithm of the gamma function, about 15 digits: Stirling's series from 10 on, the recurrence below.
 *
 * @param x above 0
 * @throws RangeError when `x` is not above 0
 * @example
 * logGamma(5); // 3.1780538303479… = ln 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`the gamma function is taken above 0, got ${x}`);
  let [shifted, product] = [x, 1];
  while (shifted < 10) product *= shifted++;
  const inverse = 1 / shifted;
  const series = stirling.reduceRight((sum, coefficient) => sum * inverse * inverse + coefficient, 0) * inverse;
  return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
