import { type IsotonicCurve, isotonic } from '../../stats/isotonic.ts';
import { isotonicAt } from '../../stats/isotonic-at.ts';
import { logisticLine } from '../../stats/logistic-line.ts';
import { temperature } from '../../stats/temperature.ts';
import { sigmoid } from '../../learners/sigmoid.ts';

/** A map from scores to probabilities. Plain JSON. */
export type Calibration =
  | { kind: 'platt'; intercept: number; slope: number }
  | { kind: 'temperature'; temperature: number }
  | { kind: 'isotonic'; curve: IsotonicCurve };

/**
 * Fits a calibration where cell labels exist; without them, see {@link labelFreePlatt}.
 *
 * `platt` fits intercept and slope, `temperature` one scale that keeps logit 0 at one half, `isotonic` any rising curve
 * (needs most cells: about a thousand). Use cells of patients that were left out of the fit.
 *
 * @param labels 0 or 1, or the probability of 1
 * @throws RangeError when values cannot be used
 * @throws SeparableError when `platt` or `temperature` have no finite solution
 * @example
 * fitCalibration([2, 2, 2, -2], [1, 1, 0, 0], 'temperature'); // { kind: 'temperature', temperature: 1.8204… }
 */
export function fitCalibration(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  kind: Calibration['kind'],
): Calibration {
  switch (kind) {
    case 'platt':
      return { kind, ...logisticLine(logits, labels) };
    case 'temperature':
      return { kind, temperature: temperature(logits, labels) };
    case 'isotonic':
      return { kind, curve: isotonic(logits, labels) };
  }
}

/**
 * Probabilities of scores under a calibration.
 *
 * @example
 * calibrate({ kind: 'platt', intercept: 0, slope: 2 }, [0, 1]); // Float64Array [0.5, 0.8807970779778823]
 */
export function calibrate(calibration: Calibration, logits: ArrayLike<number>): Float64Array {
  return Float64Array.from(logits, (eta) => {
    if (calibration.kind === 'isotonic') return isotonicAt(calibration.curve, eta);
    const x =
      calibration.kind === 'platt' ? calibration.intercept + calibration.slope * eta : eta / calibration.temperature;
    return sigmoid(x);
  });
}
