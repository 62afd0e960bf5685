/** A rubric that cannot be used as it is written. The message names the place, what is wrong and what would be right. */
export class RubricError extends Error {
  override name = 'RubricError';
}
