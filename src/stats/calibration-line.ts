import { checkProbabilities } from './check-probabilities.ts';
import { logisticLine } from './logistic-line.ts';
import { SeparableError } from './separable-error.ts';

/** How probabilities would have to be bent to fit the labels. A perfect model has slope 1 and intercepts 0. */
export interface CalibrationLine {
  /** Slope of y on logit(p): below 1 over-confident, above 1 under-confident. */
  slope: number | null;
  /** Intercept that belongs to that slope. */
  interceptAtSlope: number | null;
  /** Intercept with the slope held at 1: above 0, probabilities are too low (calibration in the large). */
  inTheLarge: number | null;
}

/**
 * Calibration slope and intercepts: logistic regression of the labels on logit(p).
 *
 * All null when they are not defined: a probability of exactly 0 or 1, one class only, or separated classes.
 *
 * @throws RangeError when a probability or a label lies outside 0 … 1, or lengths differ
 * @example
 * calibrationLine([0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75], [0, 0, 0, 1, 0, 1, 1, 1]).slope; // 1
 */
export function calibrationLine(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
): CalibrationLine {
  checkProbabilities(probabilities, labels);
  const undefinedLine: CalibrationLine = { slope: null, interceptAtSlope: null, inTheLarge: null };
  const logits = Float64Array.from(probabilities, (p) => Math.log(p) - Math.log1p(-p));
  if (!logits.every(Number.isFinite)) return undefinedLine;
  try {
    const { slope, intercept } = logisticLine(logits, labels);
    return { slope, interceptAtSlope: intercept, inTheLarge: logisticLine(logits, labels, { slope: 1 }).intercept };
  } catch (error) {
    if (error instanceof SeparableError) return undefinedLine;
    throw error;
  }
}
