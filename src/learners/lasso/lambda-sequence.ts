/**
 * glmnet's sequence: `count` values from `largest` down to `ratio` × `largest`, evenly spaced by their logarithm.
 *
 * @example
 * lambdaSequence(1, 3, 0.01); // [1, 0.1, 0.01]
 */
export function lambdaSequence(largest: number, count = 100, ratio = 1e-4): number[] {
  if (!(count >= 1 && Number.isInteger(count))) throw new RangeError(`a path needs at least one lambda, got ${count}`);
  if (!(ratio > 0 && ratio < 1)) throw new RangeError(`lambdaMinRatio must lie between 0 and 1, got ${ratio}`);
  return Array.from({ length: count }, (_, k) => (k === 0 ? largest : largest * ratio ** (k / (count - 1))));
}
