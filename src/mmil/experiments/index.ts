// Experiments on cells whose truth is known: each returns the rows of a figure.
export { type ArmGapRow, armGaps } from './arm-gaps.ts';
export { type Arm, type ArmFits, type ArmLearners, arms } from './arms.ts';
export { chooseRho, type ChooseRhoOptions, type RhoEvidence } from './choose-rho.ts';
export { compareArms, type CompareArmsOptions } from './compare-arms.ts';
export { type CalibrationRow, compareCalibrations, type CompareCalibrationsOptions } from './compare-calibrations.ts';
export { fitArms, type FitArmsOptions } from './fit-arms.ts';
export { holdOutPatients } from './hold-out-patients.ts';
export { armLambdas, type LambdaRule, lassoArms } from './lasso-arms.ts';
export { misspecifyRho } from './misspecify-rho.ts';
export { rescoreRho, type RescoreRhoOptions } from './rescore-rho.ts';
export { revealLabels } from './reveal-labels.ts';
export { revealMore } from './reveal-more.ts';
export { type RhoShortfall, rhoShortfalls } from './rho-shortfalls.ts';
export { type ArmRow, scoreArm, type TestSet } from './score-arm.ts';
export { sweepRho, type SweepRhoOptions, type SweepRow } from './sweep-rho.ts';
export { truePrior } from './true-prior.ts';
export { trueRho } from './true-rho.ts';
export { type TuneArmRow, tuneArms, type TuneArmsOptions } from './tune-arms.ts';
