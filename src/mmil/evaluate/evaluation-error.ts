/** The cells cannot be evaluated as they are: lengths differ, a score is NaN, a patient is both sick and healthy. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}
