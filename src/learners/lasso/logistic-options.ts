import type { Precision } from '../kernels/precision-of.ts';
import type { PenaltyShape } from './penalty.ts';

/** What all penalised logistic fits take. */
export interface LogisticOptions extends PenaltyShape {
  /** Numbers of the sweeps over the table: that of its columns by default. f32 is the faster one. */
  precision?: Precision;
  /**
   * Largest violation of the optimality conditions to stop at, in units of the mean gradient by standardised feature.
   * A function gives it at each lambda.
   * Default max(1e-6 lambda, 1e-10) in f64; max(5e-4 lambda, 1e-6) in f32 (1e-3 lambda along a path), below which its sums say nothing.
   */
  tolerance?: number | ((lambda: number) => number);
  /**
   * Threads that share the sweeps over a dense table in f32, with the same result to the last bit for any number of them.
   * They pay from some 1e5 cells, where the machine has cores to spare. Default 1.
   */
  threads?: number;
  /** Sweeps over the table a fit may take. Default 500. */
  maxPasses?: number;
}

/** The tolerance at a lambda; `share` of lambda in f32. */
export function toleranceAt(
  lambda: number,
  precision: Precision,
  { tolerance }: LogisticOptions,
  share = 5e-4,
): number {
  if (typeof tolerance === 'function') return tolerance(lambda);
  return tolerance ?? (precision === 'f32' ? Math.max(share * lambda, 1e-6) : Math.max(1e-6 * lambda, 1e-10));
}

/**
 * The number of threads asked for.
 *
 * @throws RangeError when it is not a whole number from 1
 */
export function threadsOf({ threads = 1 }: LogisticOptions): number {
  if (Number.isInteger(threads) && threads >= 1) return threads;
  throw new RangeError(`threads must be a whole number of at least 1, got ${threads}`);
}
