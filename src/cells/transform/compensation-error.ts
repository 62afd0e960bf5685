/** A spillover matrix cannot be inverted, or is no matrix of its channels. */
export class CompensationError extends Error {
  override readonly name = 'CompensationError';
}
