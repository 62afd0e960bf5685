import { fCdf } from './f-cdf.ts';

/**
 * Quantile of Fisher's F distribution: 0 at 0 and Infinity at 1. Found by halving ln F, so at least 10 digits over the whole
 * range.
 *
 * @param p from 0 to 1
 * @throws RangeError when `p` lies outside 0 … 1 or a number of degrees of freedom is not above 0
 * @example
 * fQuantile(0.975, 55, 55); // 1.704…
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`the p of a quantile must lie from 0 to 1, got ${p}`);
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  // The upper half is the lower one of 1 / F: a probability near 1 would lose the digits of its rest.
  if (p > 0.5) return 1 / fQuantile(1 - p, df2, df1);
  let [low, high] = [-700, 700];
  for (let k = 0; k < 70; k++) {
    const middle = (low + high) / 2;
    if (fCdf(Math.exp(middle), df1, df2) < p) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
