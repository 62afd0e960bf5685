import type { Learner, LearnerModel } from '../../learners/learner.ts';
import type { MmilFit } from '../mmil-fit.ts';

/**
 * The three classifiers that are compared: `oracle` learns the true labels of cells, `naive` those they inherit from their
 * patients, `mmil` the latter as what they are.
 */
export type Arm = 'oracle' | 'naive' | 'mmil';

export const arms: readonly Arm[] = ['oracle', 'naive', 'mmil'];

/** The learner of each arm. */
export type ArmLearners<M extends LearnerModel = LearnerModel> = Readonly<Record<Arm, Learner<M>>>;

/** The fit of each arm. */
export type ArmFits<M extends LearnerModel = LearnerModel> = Readonly<Record<Arm, MmilFit<M>>>;
