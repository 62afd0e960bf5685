import { boosting } from '../../learners/boosting/boosting.ts';
import { lasso } from '../../learners/lasso/lasso.ts';
import type { Learner } from '../../learners/learner.ts';
import { neural } from '../../learners/neural/neural.ts';
import type { MmilOptions } from '../mmil-options.ts';

/** Learners that a model can be saved of. */
export const learnerNames = ['lasso', 'boosting', 'neural'] as const;
export type LearnerName = (typeof learnerNames)[number];

/** A learner with how EM is run around it. */
export interface NamedLearner {
  learner: Learner;
  em: Pick<MmilOptions, 'maxIterations' | 'stop'>;
}

/**
 * A learner by its name. The lasso is solved in each M-step; boosted trees and networks take a short step from where they
 * are, 5 trees or 5 passes, because they would learn the soft labels of an early iteration by heart.
 *
 * @param lambda penalty of the lasso; others ignore it
 * @example
 * learnerNamed('lasso', 0.01).learner.name; // 'lasso'
 */
export function learnerNamed(name: LearnerName, lambda = 0): NamedLearner {
  switch (name) {
    case 'lasso':
      return { learner: lasso({ lambda }), em: {} };
    case 'boosting':
      return { learner: boosting({ trees: 5 }), em: { maxIterations: 30, stop: { rule: 'never' } } };
    case 'neural':
      return { learner: neural({ epochs: 5 }), em: { maxIterations: 40 } };
  }
}
