/** A scaling cannot be fitted: it is not said to which cells, there are none, or a value is not finite. */
export class ScalingError extends Error {
  override readonly name = 'ScalingError';
}
