/**
 * log(1 + e^x), without overflow.
 *
 * @example
 * softplus(0); // 0.6931471805599453
 */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
