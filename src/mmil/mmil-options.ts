import type { Learner, LearnerModel } from '../learners/learner.ts';
import type { MmilState } from './mmil-state.ts';
import type { RhoPrior } from './rho-update.ts';

/** When to stop: see `gainLeft` and `smallGains` of `stats`. */
export type MmilStop =
  | {
      /** By the objective a cell: stops when what is left to gain is below the tolerance. The default, with 1e-6. */
      rule: 'gain-left';
      tolerance?: number;
    }
  | {
      /** By the log-likelihood a cell, as the R package does: 3 gains below 1e-4 in a row. */
      rule: 'small-gains';
      tolerance?: number;
      patience?: number;
    }
  | { /** Runs all iterations. */ rule: 'never' };

export interface MmilOptions<M extends LearnerModel = LearnerModel> {
  /** Fits soft labels in each M-step. */
  learner: Learner<M>;
  /** Share of HEALTHY cells inside sick patients, P(y = 0 | z = 1), between 0 and 1: one for all, or by patient. */
  rho: number | Readonly<Record<string, number>>;
  /** Learns rho of each patient, starting from `rho`, under this prior. Without it, rho stays as given. */
  rhoPrior?: RhoPrior;
  /** Cells whose label is known: 1 diseased, 0 healthy, -1 unknown. They must be missing at random within patients. */
  knownLabels?: ArrayLike<number>;
  /** Weight of each cell. Default 1. */
  weights?: ArrayLike<number>;
  /** Added to each cell's logit in the fit, and not learned. */
  offset?: ArrayLike<number>;
  stop?: MmilStop;
  /** Default 200. */
  maxIterations?: number;
  /** A state to go on from, as `mmilSteps` yielded it for the same bags. */
  resume?: MmilState<M>;
  /** Seed of the learner, and of nothing else here. Default 1. */
  seed?: number;
  signal?: AbortSignal;
  /** Called after each iteration. */
  onProgress?: (state: MmilState<M>) => void;
}
