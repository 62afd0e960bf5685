/** A parameter that a notebook does not have, or a value that does not fit it. */
export class ParameterError extends Error {
  override name = 'ParameterError';
}
