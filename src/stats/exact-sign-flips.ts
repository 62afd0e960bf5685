import type { CountExtreme } from './permutation-test.ts';

/**
 * Counts over all 2ⁿ patterns of signs of the differences, each one flip away from the last (Gray code).
 *
 * @param differences up to some twenty
 */
export function exactSignFlips(differences: Float64Array): CountExtreme {
  const n = differences.length;
  return (isExtreme) => {
    const signed = Float64Array.from(differences);
    let extreme = 0;
    for (let pattern = 0; pattern < 2 ** n; pattern++) {
      if (pattern > 0) signed[31 - Math.clz32(pattern & -pattern)]! *= -1;
      // Summed anew, in the order of the data: a running sum would drift.
      let sum = 0;
      for (let i = 0; i < n; i++) sum += signed[i]!;
      if (isExtreme(sum / n)) extreme++;
    }
    return extreme;
  };
}
