import type { Precision } from '../kernels/pass-for.ts';
import type { PenaltyShape } from './penalty.ts';

/** What all penalised logistic fits take. */
export interface LogisticOptions extends PenaltyShape {
  /** Numbers of the sweeps over the table: that of its columns by default. f32 is the faster one. */
  precision?: Precision;
  /**
   * Largest violation of the optimality conditions to stop at, in units of the mean gradient by standardised feature.
   * Default max(1e-6 lambda, 1e-10) in f64; max(5e-4 lambda, 2e-7) in f32, below which its sums say nothing.
   */
  tolerance?: number;
  /** Sweeps over the table a fit may take. Default 500. */
  maxPasses?: number;
}

/** The tolerance at a lambda. */
export function toleranceAt(lambda: number, precision: Precision, { tolerance }: LogisticOptions): number {
  return tolerance ?? (precision === 'f32' ? Math.max(5e-4 * lambda, 2e-7) : Math.max(1e-6 * lambda, 1e-10));
}
