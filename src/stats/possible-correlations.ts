import { cholesky } from './cholesky.ts';

/**
 * Correlations that variables can have, from some that contradict each other because each was estimated from other rows or
 * with an error of its own: all pulled towards 0 alike, in steps of a hundredth, just as far as it takes.
 *
 * @param matrix symmetric, 1 on the diagonal
 * @example
 * possibleCorrelations([[1, 0.5], [0.5, 1]]); // as it is
 */
export function possibleCorrelations(matrix: readonly (readonly number[])[]): number[][] {
  for (let percent = 100; percent > 0; percent--) {
    const pulled = matrix.map((row, a) => row.map((value, b) => (a === b ? 1 : (percent / 100) * value)));
    try {
      cholesky(pulled);
      return pulled;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return matrix.map((row, a) => row.map((_, b) => Number(a === b)));
}
