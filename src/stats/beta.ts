import { gamma } from './gamma.ts';
import type { Rng } from './rng.ts';

/**
 * A draw from the beta distribution: mean a / (a + b).
 *
 * @throws RangeError when a parameter is not a finite number above 0
 * @example
 * beta(rng(1), 4.2, 1); // 0.9569…
 */
export function beta(random: Rng, a: number, b: number): number {
  const x = gamma(random, a);
  return x / (x + gamma(random, b));
}
