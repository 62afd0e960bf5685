// One contract, several families: soft labels and weights in, logits out.
export { boosting } from './boosting/boosting.ts';
export type { BoostingModel } from './boosting/boosting-model.ts';
export type { BoostingOptions } from './boosting/boosting-options.ts';
export { CellsError } from './cells-error.ts';
export { DivergedError } from './diverged-error.ts';
export type { FitWarning } from './fit-warning.ts';
export { LabelsError } from './labels-error.ts';
export { type CvLasso, cvLasso, type CvLassoOptions } from './lasso/cv-lasso.ts';
export { interpolatePath } from './lasso/interpolate-path.ts';
export { lambdaMax } from './lasso/lambda-max.ts';
export { lasso, type LassoLearner, type LassoOptions } from './lasso/lasso.ts';
export { type LassoPath, lassoPath, type LassoPathOptions } from './lasso/lasso-path.ts';
export type { LinearFit, LinearModel } from './lasso/linear-model.ts';
export type { Cells, Column, DenseCells, FitOptions, Learner, LearnerModel, SparseColumn } from './learner.ts';
export { logistic } from './logistic.ts';
export { takeCells } from './take-cells.ts';
