// One contract for all learners: soft labels and weights in, logits out.
export { type BoostingModel } from './boosting/boosting-model.ts';
export { type BoostingOptions } from './boosting/boosting-options.ts';
export { boosting } from './boosting/boosting.ts';
export { type CvLasso, cvLasso, type CvLassoOptions } from './lasso/cv-lasso.ts';
export { lambdaMax } from './lasso/lambda-max.ts';
export { lassoPath, type LassoPath, type LassoPathOptions } from './lasso/lasso-path.ts';
export { lasso, type LassoOptions } from './lasso/lasso.ts';
export type { Cells, FitOptions, Learner, LearnerModel } from './learner.ts';
export { logistic } from './logistic.ts';
export { permutationImportance } from './permutation-importance.ts';
