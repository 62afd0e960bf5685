import type { CountExtreme } from './permutation-test.ts';
import type { Rng } from './rng.ts';

/** Counts over random splits of the values into samples of the two sizes. */
export function sampledSplits(
  first: Float64Array,
  second: Float64Array,
  { random, replicates }: { random: Rng; replicates: number },
): CountExtreme {
  const values = Float64Array.of(...first, ...second);
  const [n, k] = [values.length, first.length];
  const total = values.reduce((sum, value) => sum + value, 0);
  return (isExtreme) => {
    let extreme = 0;
    for (let replicate = 0; replicate < replicates; replicate++) {
      // The first k steps of a shuffle; where they start from does not matter.
      let sum = 0;
      for (let i = 0; i < k; i++) {
        const at = i + random.integer(n - i);
        [values[i], values[at]] = [values[at]!, values[i]!];
        sum += values[i]!;
      }
      if (isExtreme(sum / k - (total - sum) / (n - k))) extreme++;
    }
    return extreme;
  };
}
