import type { Estimate } from './estimate.ts';
import { studentQuantile } from './student-quantile.ts';

/** Mean, sample SD and number of independent values of a group. */
export interface GroupMoments {
  mean: number;
  sd: number;
  n: number;
}

/**
 * Welch's interval of the difference of two means, first minus second, from means, SDs and sizes; the groups may spread
 * differently. Degrees of freedom after Welch and Satterthwaite, rounded down, which widens it a little.
 *
 * Welch, Biometrika 34 (1947).
 *
 * @throws RangeError when a group has fewer than two values, or neither spreads, or `level` does not lie between 0 and 1
 * @example
 * welchInterval({ mean: 5, sd: 1, n: 10 }, { mean: 4, sd: 2, n: 20 });
 * // { estimate: 1, lower: -0.1238…, upper: 2.1238…, level: 0.95, n: 30, method: "Welch's t, 27 degrees of freedom" }
 */
export function welchInterval(a: GroupMoments, b: GroupMoments, { level = 0.95 }: { level?: number } = {}): Estimate {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  for (const { n } of [a, b])
    if (!(n >= 2)) throw new RangeError(`a spread needs at least two values in each group, got ${a.n} and ${b.n}`);
  const [va, vb] = [a.sd ** 2 / a.n, b.sd ** 2 / b.n];
  const df = Math.floor((va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1)) + 1e-9);
  if (Number.isNaN(df)) throw new RangeError('the difference of two groups without spread has no interval');
  const estimate = a.mean - b.mean;
  const half = studentQuantile((1 + level) / 2, df) * Math.sqrt(va + vb);
  const method = `Welch's t, ${df} degrees of freedom`;
  return { estimate, lower: estimate - half, upper: estimate + half, level, n: a.n + b.n, method };
}
