import type { Precision } from '../kernels/pass-for.ts';
import type { PenaltyShape } from './penalty.ts';

/** What all penalised logistic fits take. */
export interface LogisticOptions extends PenaltyShape {
  /** Numbers of the sweeps over the table: that of its columns by default. f32 is the faster one. */
  precision?: Precision;
  /**
   * Largest violation of the optimality conditions to stop at, in units of the mean gradient by standardised feature.
   * Default 1e-10 in f64; in f32 max(2e-4 lambda, 2e-7), below which the sums of f32 products say nothing.
   */
  tolerance?: number;
  /** Sweeps over the table a fit may take. Default 500. */
  maxPasses?: number;
}

/** The tolerance at a lambda. */
export function toleranceAt(lambda: number, precision: Precision, { tolerance }: LogisticOptions): number {
  return tolerance ?? (precision === 'f32' ? Math.max(2e-4 * lambda, 2e-7) : 1e-10);
}
