/** What McNemar's test found. Plain JSON. */
export interface McnemarResult {
  p: number;
  /** Discordant pairs: those that one side alone has right. */
  n: number;
  method: string;
}

/**
 * McNemar's exact test of paired yes/no values: whether, of the pairs on which two models differ, each model has half.
 * Two-sided: twice the smaller tail of Binomial(n, ½), at most 1; p is 1 when no pair differs. The same as the exact
 * sign-flip test of the differences.
 *
 * McNemar, Psychometrika 12 (1947).
 *
 * @param onlyFirst pairs that the first model alone has right
 * @param onlySecond pairs that the second model alone has right
 * @throws RangeError when a count is not a whole number from 0 on
 * @example
 * mcnemarTest(1, 6).p; // 0.125: 2 × (1 + 7) / 128
 */
export function mcnemarTest(onlyFirst: number, onlySecond: number): McnemarResult {
  for (const [name, count] of Object.entries({ onlyFirst, onlySecond }))
    if (!(Number.isInteger(count) && count >= 0))
      throw new RangeError(`${name} must be a whole number from 0 on, got ${count}`);
  const n = onlyFirst + onlySecond;
  // In logarithms, because 2ⁿ overflows from 1,024 discordant pairs on.
  let logTerm = -n * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= Math.min(onlyFirst, onlySecond); k++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((n - k) / (k + 1));
  }
  return { p: Math.min(1, 2 * tail), n, method: `McNemar's exact test, ${n} discordant pairs` };
}
