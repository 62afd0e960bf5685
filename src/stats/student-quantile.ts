/**
 * Quantile of Student's t distribution with a whole number of degrees of freedom. -Infinity at 0 and Infinity at 1.
 *
 * Solves the closed form of the distribution in the angle θ = atan(t / √df) (Abramowitz and Stegun, 26.7.3 and 26.7.4) by
 * bisection.
 *
 * @param p from 0 to 1
 * @param df degrees of freedom, from 1
 * @throws RangeError when `p` lies outside 0 … 1 or `df` is no whole number from 1
 * @example
 * studentQuantile(0.975, 7); // 2.3646…
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`the p of a quantile must lie from 0 to 1, got ${p}`);
  if (!(Number.isInteger(df) && df >= 1))
    throw new RangeError(`the degrees of freedom must be a whole number from 1, got ${df}`);
  const inside = Math.abs(2 * p - 1);
  let [low, high] = [0, Math.PI / 2];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, df) < inside) low = middle;
    else high = middle;
  }
  const t = inside === 1 ? Infinity : inside === 0 ? 0 : Math.sqrt(df) * Math.tan((low + high) / 2);
  return p < 0.5 ? -t : t;
}

/** P(|T| ≤ √df · tan θ). */
function shareWithin(theta: number, df: number): number {
  const [sine, cosine] = [Math.sin(theta), Math.cos(theta)];
  const odd = df % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = df === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k < df; k += 2) {
    term *= ((k - 1) / k) * cosine ** 2;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (theta + sine * sum) : sine * sum;
}
