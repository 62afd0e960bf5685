import type { FitWarning } from '../../learners/fit-warning.ts';

/** A cut made on cells of healthy donors. */
export interface HealthyThreshold {
  /** Cells with a score above it are called diseased. */
  threshold: number;
  /** Share of the healthy cells that is not called, at least the one asked for. */
  specificity: number;
  /** Healthy cells it was made on. */
  n: number;
  warnings: FitWarning[];
}

/**
 * The lowest threshold at which at least `specificity` of the cells of healthy donors are not called. Needs neither
 * labels nor a calibrated score.
 *
 * @param healthy scores of cells of healthy donors that were not used to fit the model
 * @param specificity default 0.999
 * @throws RangeError when there is no cell, a score is NaN or `specificity` lies outside 0 … 1
 * @example
 * healthyThreshold([0.1, 0.5, 0.2, 0.9], { specificity: 0.75 }).threshold; // 0.5
 */
export function healthyThreshold(
  healthy: ArrayLike<number>,
  { specificity = 0.999 }: { specificity?: number } = {},
): HealthyThreshold {
  const n = healthy.length;
  if (n === 0) throw new RangeError('a threshold needs cells of healthy donors, got none');
  if (!(specificity > 0 && specificity <= 1))
    throw new RangeError(`specificity must lie between 0 and 1, for example 0.999, got ${specificity}`);
  const sorted = Float64Array.from(healthy).sort();
  if (Number.isNaN(sorted[n - 1])) throw new RangeError('a score must be a number, got NaN');
  const threshold = sorted[Math.ceil(specificity * n * (1 - 1e-12)) - 1]!;
  let above = 0;
  while (above < n && sorted[n - 1 - above]! > threshold) above++;
  const warnings: FitWarning[] = [];
  if (specificity < 1 && n * (1 - specificity) < 1 - 1e-9)
    warnings.push({
      code: 'few-healthy-cells',
      message: `${n} healthy cells cannot show a specificity of ${specificity}: the threshold is their maximum`,
      remedy: `use at least ${Math.ceil(1 / (1 - specificity) - 1e-9)} cells of healthy donors, or a lower specificity`,
    });
  return { threshold, specificity: 1 - above / n, n, warnings };
}
