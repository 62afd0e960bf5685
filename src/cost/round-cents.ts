/**
 * Rounds dollars to cents as a cost sheet does: half away from zero, on the decimal digits of the amount. Noise beyond
 * 14 significant digits does not decide, so that 3,000 tokens at 15 dollars a million (0.045) come to 0.05.
 *
 * @example
 * roundCents(0.045); // 0.05
 */
export function roundCents(usd: number): number {
  return (Math.sign(usd) * Math.round(Number((Math.abs(usd) * 100).toPrecision(14)))) / 100;
}
