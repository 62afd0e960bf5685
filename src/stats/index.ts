// Pure numbers: every estimate comes with its interval, every random draw with its seed.
export { aurocByCluster } from './auroc-by-cluster.ts';
export { aurocGapByCluster } from './auroc-gap-by-cluster.ts';
export { auroc } from './auroc.ts';
export { averagePrecision } from './average-precision.ts';
export { beta } from './beta.ts';
export { type BootstrapOptions, bootstrap } from './bootstrap.ts';
export { brierScore } from './brier-score.ts';
export { calibrationError } from './calibration-error.ts';
export { type CalibrationLine, calibrationLine } from './calibration-line.ts';
export { clusterBootstrap } from './cluster-bootstrap.ts';
export { cohenKappa, type LabelPairs } from './cohen-kappa.ts';
export { type AurocComparison, compareAurocs, delong, type DelongEstimate } from './delong.ts';
export { dirichlet } from './dirichlet.ts';
export { eachResample, type ResampleOptions } from './each-resample.ts';
export { em, type EmOptions, type EmState, type StopRule } from './em.ts';
export type { Estimate } from './estimate.ts';
export { finitePopulationSize } from './finite-population-size.ts';
export { gainLeft } from './gain-left.ts';
export { gamma } from './gamma.ts';
export { groupFolds, type GroupFoldsOptions } from './group-folds.ts';
export { type Histogram, histogram } from './histogram.ts';
export { holm } from './holm.ts';
export { type IccSampleSize, iccSampleSize, type IccSampleSizeOptions } from './icc-sample-size.ts';
export { isotonicAt } from './isotonic-at.ts';
export { type IsotonicCurve, isotonic } from './isotonic.ts';
export { logLoss } from './log-loss.ts';
export { type LogisticLine, type LogisticLineOptions, logisticLine } from './logistic-line.ts';
export { mcnemarTest, type McnemarResult } from './mcnemar-test.ts';
export { mean } from './mean.ts';
export { meanInterval } from './mean-interval.ts';
export {
  type DetectableEffect,
  type DetectableEffectOptions,
  minimumDetectableEffect,
} from './minimum-detectable-effect.ts';
export { normalCdf } from './normal-cdf.ts';
export { normalQuantile } from './normal-quantile.ts';
export { percentileEstimate } from './percentile-estimate.ts';
export { percentileInterval } from './percentile-interval.ts';
export { type PermutationOptions, type PermutationResult, permutationTest } from './permutation-test.ts';
export { poisson } from './poisson.ts';
export { quantile } from './quantile.ts';
export { rank } from './rank.ts';
export { type ReliabilityBin, reliability, type ReliabilityOptions } from './reliability.ts';
export { type Rng, rng } from './rng.ts';
export { type RocPoint, roc } from './roc.ts';
export { sampleRows } from './sample-rows.ts';
export { type SdOptions, sd } from './sd.ts';
export { SeparableError } from './separable-error.ts';
export { smallGains } from './small-gains.ts';
export { spearman } from './spearman.ts';
export { studentQuantile } from './student-quantile.ts';
export { sumsBehindMean } from './sums-behind-mean.ts';
export { temperature } from './temperature.ts';
export { thinRoc } from './thin-roc.ts';
export { type GroupMoments, welchInterval } from './welch-interval.ts';
export { wilsonInterval } from './wilson-interval.ts';
