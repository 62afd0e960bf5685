/**
 * Sample size out of a finite population N: N n / (N + n - 1), rounded up; all N where n is above N.
 *
 * @param n size for a population without end
 * @throws RangeError when `n` is not above 0, or `population` not a whole number from 1 on
 * @example
 * finitePopulationSize(47, 120); // 34
 * finitePopulationSize(47, 43); // 43
 */
export function finitePopulationSize(n: number, population: number): number {
  if (!(n > 0 && n < Infinity)) throw new RangeError(`a sample size must be above 0, got ${n}`);
  if (!(Number.isInteger(population) && population >= 1))
    throw new RangeError(`population must be a whole number from 1 on, got ${population}`);
  return n > population ? population : Math.ceil((population * n) / (population + n - 1));
}
