import { mean } from '../stats/mean.ts';
import { sd } from '../stats/sd.ts';

/**
 * Mean difference a - b over pairs, and its standard error.
 *
 * @example
 * pairedGap([3, 5], [1, 1]); // { mean: 3, se: 1 }
 */
export function pairedGap(a: readonly number[], b: readonly number[]): { mean: number; se: number } {
  const gaps = a.map((value, i) => value - b[i]!);
  return { mean: mean(gaps), se: sd(gaps) / Math.sqrt(gaps.length) };
}
