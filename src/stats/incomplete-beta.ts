import { logGamma } from './log-gamma.ts';

/**
 * Regularised incomplete beta function I(x; a, b): the share of a beta(a, b) distribution below x. By the continued
 * fraction of DiDonato and Morris as in Numerical Recipes (modified Lentz), on the side where it converges fast.
 *
 * @param x from 0 to 1
 * @param a above 0
 * @param b above 0
 * @param rest 1 - x, for an x so near 1 that the difference would lose its digits
 * @throws RangeError when `x` lies outside 0 … 1, or `a` or `b` is not above 0
 * @example
 * incompleteBeta(0.5, 2, 3); // 0.6875
 */
export function incompleteBeta(x: number, a: number, b: number, rest = 1 - x): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`the incomplete beta function is taken from 0 to 1, got ${x}`);
  if (!(a > 0 && b > 0)) throw new RangeError(`the parameters of a beta distribution lie above 0, got ${a} and ${b}`);
  if (x === 0 || rest === 0) return x === 0 ? 0 : 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(rest, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}
