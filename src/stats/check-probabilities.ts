/**
 * Throws unless there are as many probabilities as labels, all from 0 to 1. Labels may be fractions (posteriors).
 *
 * @throws RangeError naming the first value that is not, with its place
 */
export function checkProbabilities(probabilities: ArrayLike<number>, labels: ArrayLike<number | boolean>): void {
  if (probabilities.length !== labels.length)
    throw new RangeError(`${probabilities.length} probabilities need as many labels, got ${labels.length}`);
  for (let i = 0; i < probabilities.length; i++) {
    if (!(probabilities[i]! >= 0 && probabilities[i]! <= 1))
      throw new RangeError(`a probability must lie from 0 to 1, got ${probabilities[i]} at position ${i}`);
    const label = Number(labels[i]);
    if (!(label >= 0 && label <= 1))
      throw new RangeError(`a label must lie from 0 to 1, got ${String(labels[i])} at position ${i}`);
  }
}
