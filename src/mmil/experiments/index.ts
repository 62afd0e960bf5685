// Experiments on cells whose truth is known: each returns the rows of a figure.
export { type Arm, type ArmFits, type ArmLearners, arms } from './arms.ts';
export { compareArms, type CompareArmsOptions } from './compare-arms.ts';
export { type CalibrationRow, compareCalibrations } from './compare-calibrations.ts';
export { fitArms, type FitArmsOptions } from './fit-arms.ts';
export { armLambdas, type LambdaRule, lassoArms } from './lasso-arms.ts';
export { misspecifyRho } from './misspecify-rho.ts';
export { revealLabels } from './reveal-labels.ts';
export { revealMore } from './reveal-more.ts';
export { type ArmRow, scoreArm, type TestSet } from './score-arm.ts';
export { sweepRho, type SweepRhoOptions, type SweepRow } from './sweep-rho.ts';
export { trueRho } from './true-rho.ts';
export { type TuneArmRow, tuneArms, type TuneArmsOptions } from './tune-arms.ts';
