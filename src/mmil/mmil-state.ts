import type { LearnerModel } from '../learners/learner.ts';

/** One iteration of EM: the model of its M-step, and the posterior of the E-step after it. */
export interface MmilState<M extends LearnerModel = LearnerModel> {
  /** From 1. */
  iteration: number;
  model: M;
  /**
   * logit P(y = 1 | x) of each cell under the model, at the shares of the training sample. Computed when it is first
   * asked for.
   */
  readonly logit: Float64Array;
  /** P(y = 1 | x, patient, known label) of each cell: the soft labels of the next M-step. */
  posterior: Float64Array;
  /** rho of each patient in the E-step, in the order of `bags.patients`; 1 for healthy donors. */
  rho: Float64Array;
  /** Log-likelihood of patients' labels and known cell labels under the model. */
  logLikelihood: number;
  /** (logLikelihood + log prior of rho) / Σ weights - penalty: what EM climbs. NaN when the learner states no penalty. */
  objective: number;
  /** Of all iterations so far, this one last. */
  trace: readonly { logLikelihood: number; objective: number }[];
  /** Why EM ends here: `converged`, `falling`, `null-model`, `max-iterations`; undefined when it goes on. */
  stopped: string | undefined;
}
