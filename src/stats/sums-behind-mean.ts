/**
 * The whole-number sums of n whole-number values that print as a given mean: none when the mean cannot have come from n such
 * values. Brown and Heathers' GRIM test, Social Psychological and Personality Science 8 (2017). Halves may have been rounded
 * up or down.
 *
 * @param printed the mean as printed, with so many `decimals`
 * @throws RangeError when n is no whole number from 1
 * @example
 * sumsBehindMean(4.21, 29, { decimals: 2 }); // [122]
 * sumsBehindMean(4.22, 29, { decimals: 2 }); // []
 */
export function sumsBehindMean(printed: number, n: number, { decimals }: { decimals: number }): number[] {
  if (!(Number.isInteger(n) && n >= 1)) throw new RangeError(`n must be a whole number from 1, got ${n}`);
  const half = 0.5 * 10 ** -decimals;
  const [first, last] = [Math.ceil((printed - half) * n - 1e-9), Math.floor((printed + half) * n + 1e-9)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
