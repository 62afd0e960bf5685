import { gamma } from './gamma.ts';
import type { Rng } from './rng.ts';

/**
 * A draw from the Dirichlet distribution: shares that sum to 1, with means `alpha` / Σ alpha. The larger the sum, the
 * closer to the means.
 *
 * @throws RangeError when a parameter is not a finite number above 0
 * @example
 * dirichlet(rng(1), [30, 20, 10]); // Float64Array [0.5432…, 0.2630…, 0.1937…]
 */
export function dirichlet(random: Rng, alpha: ArrayLike<number>): Float64Array {
  const shares = Float64Array.from(alpha, (a) => gamma(random, a));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
