import type { CountExtreme } from './permutation-test.ts';

/** Counts over all ways to split the values into samples of the two sizes, in lexicographic order. */
export function exactSplits(first: Float64Array, second: Float64Array): CountExtreme {
  const values = Float64Array.of(...first, ...second);
  const [n, k] = [values.length, first.length];
  const total = values.reduce((sum, value) => sum + value, 0);
  return (isExtreme) => {
    const chosen = Int32Array.from({ length: k }, (_, i) => i);
    let extreme = 0;
    for (;;) {
      let sum = 0;
      for (let i = 0; i < k; i++) sum += values[chosen[i]!]!;
      if (isExtreme(sum / k - (total - sum) / (n - k))) extreme++;
      let i = k - 1;
      while (i >= 0 && chosen[i] === n - k + i) i--;
      if (i < 0) return extreme;
      chosen[i]!++;
      for (let j = i + 1; j < k; j++) chosen[j] = chosen[j - 1]! + 1;
    }
  };
}
