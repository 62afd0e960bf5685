// Experiments on cells whose truth is known: each returns the rows of a figure.
export { type ArmAurocs, armAurocs } from './arm-aurocs.ts';
export { type Arm, type ArmFits, type ArmLearners, arms } from './arms.ts';
export { compareArms, type CompareArmsOptions } from './compare-arms.ts';
export { type CalibrationRow, compareCalibrations } from './compare-calibrations.ts';
export { fitArms, type FitArmsOptions } from './fit-arms.ts';
export { fitTunedArms } from './fit-tuned-arms.ts';
export { armLambdas, type LambdaRule, lassoArms } from './lasso-arms.ts';
export { misspecifyRho } from './misspecify-rho.ts';
export { residualDisease, type ResidualDiseaseOptions, type ResidualDiseaseRow } from './residual-disease.ts';
export { revealLabels, type RevealOptions } from './reveal-labels.ts';
export { revealMore } from './reveal-more.ts';
export { type ArmRow, scoreArm, type TestSet } from './score-arm.ts';
export type { ShareRule } from './share-rules.ts';
export { sweepRho, type SweepRhoOptions, type SweepRow } from './sweep-rho.ts';
export { type RhoTrace, traceRhos } from './trace-rhos.ts';
export { trueRho } from './true-rho.ts';
export { type TuneArmRow, tuneArms, type TuneArmsOptions } from './tune-arms.ts';
