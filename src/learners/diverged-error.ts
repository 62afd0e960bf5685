/** A learner left the finite numbers: its parameters or its logits are NaN or infinite. */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';
}
