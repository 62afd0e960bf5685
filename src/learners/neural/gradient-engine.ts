/** Some cells as a network takes them. */
export interface Batch {
  /** Number of cells. */
  count: number;
  /** Standardised features, cell by cell. */
  x: Float64Array;
  labels: Float64Array;
  weights: Float64Array;
  offset: Float64Array;
}

/** What computes logits and gradients of one network: TensorFlow.js, or plain TypeScript. */
export interface GradientEngine {
  /**
   * Logit of each cell of the batch, offset included. With `gradient`, that of Σ w (log(1 + e^η) - s η) is added to it.
   */
  logits(batch: Batch, parameters: Float64Array, gradient?: Float64Array): Float64Array;
}
