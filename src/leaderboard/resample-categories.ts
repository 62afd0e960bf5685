import type { ResampleOptions } from '../stats/each-resample.ts';
import { rng } from '../stats/rng.ts';

/**
 * Resamples of the benchmarks within their categories, each with replacement and as many as there are: the sizes of the
 * categories, and with them what a weight means, stay as they are. One array of positions per replicate.
 *
 * @param positions position of each benchmark's category
 * @throws RangeError when `replicates` or `seed` cannot be used
 * @example resampleCategories([0, 0, 1], { seed: 1, replicates: 100 }) // 100 arrays; the last item of each is 2
 */
export function resampleCategories(
  positions: readonly number[],
  { seed, replicates = 1000 }: ResampleOptions,
): Int32Array[] {
  if (!Number.isInteger(replicates) || replicates < 100)
    throw new RangeError(`replicates must be a whole number of at least 100, got ${replicates}`);
  const random = rng(seed, 'benchmarks-by-category');
  const members = new Map<number, number[]>();
  positions.forEach((c, b) => members.set(c, [...(members.get(c) ?? []), b]));
  return Array.from({ length: replicates }, () =>
    Int32Array.from(positions, (c) => {
      const own = members.get(c)!;
      return own[random.integer(own.length)]!;
    }),
  );
}
