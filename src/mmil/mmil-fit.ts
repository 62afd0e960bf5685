import type { FitWarning } from '../learners/fit-warning.ts';
import type { Cells, LearnerModel } from '../learners/learner.ts';

/** A classifier of cells, learned from patients' labels (mmil), from them as if they were cells' (naive), or from cells' labels (oracle). */
export interface MmilFit<M extends LearnerModel = LearnerModel> {
  method: 'mmil' | 'naive' | 'oracle';
  model: M;
  /**
   * logit of each new cell: of P(y = 1 | x) at the shares of the training sample (mmil, oracle), of P(z = 1 | x) (naive).
   * For another population add `priorShift`.
   */
  logit: (cells: Cells, options?: { offset?: ArrayLike<number> }) => Float64Array;
  /** Probability of each training cell: the posterior of the last E-step (mmil), or the model's own. */
  posterior: Float64Array;
  /** Share of healthy cells in sick patients: over all of them, and by patient. */
  rho: number;
  rhoByPatient: Record<string, number>;
  /** n₁/n: (weighted) share of training cells from sick patients. With `rho`, the `from` of `priorShift`. */
  sickShare: number;
  /** P(z = 1 | y = 0) in the training sample. */
  kappa: number;
  /** Log-likelihood of the last iteration (mmil), NaN for the baselines. */
  logLikelihood: number;
  objective: number;
  trace: readonly { logLikelihood: number; objective: number }[];
  iterations: number;
  converged: boolean;
  /** Why it ended: see `MmilState`. */
  stopped: string;
  warnings: FitWarning[];
}
