import type { Penalty } from './penalty.ts';
import type { Evaluation } from './problem.ts';

/** An approximation of the curvature of a loss: it tells where to go next, and learns from every step taken. */
export interface CurvatureModel {
  /** Where the quadratic model of the loss plus the penalty is least, found to `tolerance` in units of the gradient. */
  minimise(base: Evaluation, penalty: Penalty, tolerance: number): Float64Array;
  /**
   * @param step theta after - theta before
   * @param change downhill gradient before - after
   */
  learn(step: Float64Array, change: Float64Array): void;
  copy(): CurvatureModel;
}
