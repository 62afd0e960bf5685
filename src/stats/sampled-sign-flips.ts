import type { CountExtreme } from './permutation-test.ts';
import type { Rng } from './rng.ts';

/** Counts over random patterns of signs of the differences. */
export function sampledSignFlips(
  differences: Float64Array,
  { random, replicates }: { random: Rng; replicates: number },
): CountExtreme {
  const n = differences.length;
  return (isExtreme) => {
    let extreme = 0;
    for (let replicate = 0; replicate < replicates; replicate++) {
      let [sum, bits] = [0, 0];
      for (let i = 0; i < n; i++) {
        // One draw makes the signs of 32 pairs.
        if (i % 32 === 0) bits = random.integer(4294967296);
        sum += bits & 1 ? differences[i]! : -differences[i]!;
        bits >>>= 1;
      }
      if (isExtreme(sum / n)) extreme++;
    }
    return extreme;
  };
}
