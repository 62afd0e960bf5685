import { rng } from './rng.ts';

/** How often to resample, and from which random numbers. */
export interface ResampleOptions {
  /** A whole number: the same seed gives the same resamples. */
  seed: number;
  /** Number of resamples, at least 100. Default 10000. */
  replicates?: number;
}

/**
 * Draws bootstrap resamples of n units (n indices with replacement) and shows each to `visit`. Several statistics
 * computed in one `visit` are paired: they see the same resamples. The index array is reused, so copy what you keep.
 *
 * @param n number of units, at least 1
 * @param visit called with the n indices (0 … n - 1) and the number of the replicate (from 0)
 * @throws RangeError when `n`, `replicates` or `seed` cannot be used
 * @example
 * eachResample(3, { seed: 1, replicates: 100 }, (indices, replicate) => means[replicate] = mean(pick(indices)));
 */
export function eachResample(
  n: number,
  { seed, replicates = 10_000 }: ResampleOptions,
  visit: (indices: Int32Array, replicate: number) => void,
): void {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`a bootstrap needs at least one unit to resample, got ${n}`);
  if (!Number.isInteger(replicates) || replicates < 100)
    throw new RangeError(`replicates must be a whole number of at least 100, got ${replicates}`);
  const random = rng(seed, 'bootstrap');
  const indices = new Int32Array(n);
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let i = 0; i < n; i++) indices[i] = random.integer(n);
    visit(indices, replicate);
  }
}
