// From patients' labels to cells': bags in, calibrated scores of cells out.
export { BagsError } from './bags-error.ts';
export { type Bags, makeBags } from './bags.ts';
export { bagsOf } from './bags-of.ts';
export { type Calibration, calibrate, fitCalibration } from './calibrate/calibration.ts';
export { type HealthyThreshold, healthyThreshold } from './calibrate/healthy-threshold.ts';
export { type LabelFreePlatt, labelFreePlatt, type LabelFreePlattOptions } from './calibrate/label-free-platt.ts';
export { priorShift, shiftPrior, type TargetPrior, type TrainingPrior } from './calibrate/shift-prior.ts';
export { type BackendComparison, compareBackends } from './compare-backends.ts';
export { type CoefficientStability, coefficientStability } from './evaluate/coefficient-stability.ts';
export { type Evaluation, evaluate, type EvaluateOptions } from './evaluate/evaluate.ts';
export { EvaluationError } from './evaluate/evaluation-error.ts';
export { type FractionError, fractionError } from './evaluate/fraction-error.ts';
export { type HealthyFalsePositives, healthyFalsePositives } from './evaluate/healthy-false-positives.ts';
export { type PatientBootstrapOptions, patientBootstrap, type PatientEstimate } from './evaluate/patient-bootstrap.ts';
export { type PerPatientAuroc, perPatientAuroc } from './evaluate/per-patient-auroc.ts';
export type { ScoredCells, ScoredPatient } from './evaluate/scored-cells.ts';
export { scoredPatients } from './evaluate/scored-patients.ts';
export { type SensitivityAtSpecificity, sensitivityAtSpecificity } from './evaluate/sensitivity-at-specificity.ts';
export { scoredTable } from './evaluate/scored-table.ts';
export { scoreSamples } from './evaluate/score-samples.ts';
export { type AnnotatorAgreement, annotatorAgreement } from './experiments/annotator-agreement.ts';
export { annotatorPanel, type SimulatedAnnotator } from './experiments/annotator-panel.ts';
export { type AnnotatorPoint, annotatorPoints } from './experiments/annotator-points.ts';
export {
  type ArmCoefficient,
  armStability,
  type ArmStabilityOptions,
  type OracleOverlap,
} from './experiments/arm-stability.ts';
export { type Arm, type ArmFits, type ArmLearners, arms } from './experiments/arms.ts';
export { cellMetrics } from './experiments/cell-metrics.ts';
export { compareArms, type CompareArmsOptions } from './experiments/compare-arms.ts';
export { type CalibrationRow, compareCalibrations } from './experiments/compare-calibrations.ts';
export { type CellCounts, countCells } from './experiments/count-cells.ts';
export { fitArms, type FitArmsOptions } from './experiments/fit-arms.ts';
export { armLambdas, type LambdaRule, lassoArms } from './experiments/lasso-arms.ts';
export { misspecifyRho } from './experiments/misspecify-rho.ts';
export { type PairedAurocs, pairedAurocs } from './experiments/paired-aurocs.ts';
export { revealLabels } from './experiments/reveal-labels.ts';
export { revealMore } from './experiments/reveal-more.ts';
export { type RocCurve, rocCurves } from './experiments/roc-curves.ts';
export { type ArmRow, scoreArm, type TestSet } from './experiments/score-arm.ts';
export { scoreArms } from './experiments/score-arms.ts';
export { type CellKind, scoreDensities, type ScoreDensity } from './experiments/score-densities.ts';
export { type SupportOverlap, supportOverlap } from './experiments/support-overlap.ts';
export { type SweepRhoOptions, sweepRho, type SweepRow } from './experiments/sweep-rho.ts';
export { testReliability, type TestReliability } from './experiments/test-reliability.ts';
export { truePrior } from './experiments/true-prior.ts';
export { trueRho } from './experiments/true-rho.ts';
export { tuneArms, type TuneArmRow, type TuneArmsOptions } from './experiments/tune-arms.ts';
export { type BaselineOptions, fitBaseline } from './fit-baseline.ts';
export { fitMmil } from './fit-mmil.ts';
export type { MmilFit } from './mmil-fit.ts';
export type { MmilOptions, MmilStop } from './mmil-options.ts';
export type { MmilState } from './mmil-state.ts';
export { mmilSteps } from './mmil-steps.ts';
export { nullLambda } from './null-lambda.ts';
export { cellPosterior } from './prior/cell-posterior.ts';
export { diseasedShare } from './prior/diseased-share.ts';
export { kappa } from './prior/kappa.ts';
export { observedLogLikelihood } from './prior/observed-log-likelihood.ts';
export { sickProbability } from './prior/sick-probability.ts';
export type { RhoPrior } from './rho-update.ts';
export { sampleCells } from './sample-cells.ts';
export { takeCellTable } from './take-cell-table.ts';
export { type MmilTuning, tuneMmil, type TuneMmilOptions, type TuneRow } from './tune-mmil.ts';
export * from './experiments/index.ts';
