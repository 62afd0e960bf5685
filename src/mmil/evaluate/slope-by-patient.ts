import { logisticLine } from '../../stats/logistic-line.ts';
import { SeparableError } from '../../stats/separable-error.ts';
import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from './patient-bootstrap.ts';
import type { ScoredPatient } from './scored-cells.ts';

/**
 * Calibration slope (see `calibrationLine` in stats) with an interval over patients: below 1 the logits are too far
 * apart, above 1 too close together. Null when it is not defined: an infinite logit, one class only, separated classes.
 *
 * @throws RangeError when an option cannot be used
 */
export function slopeByPatient(
  patients: readonly ScoredPatient[],
  options: PatientBootstrapOptions,
): PatientEstimate | null {
  const n = patients.reduce((sum, { labels }) => sum + labels.length, 0);
  const [logits, labels, weights] = [new Float64Array(n), new Uint8Array(n), new Float64Array(n)];
  let start = 0;
  for (const patient of patients) {
    logits.set(patient.logits, start);
    labels.set(patient.labels, start);
    start += patient.labels.length;
  }
  if (!logits.every(Number.isFinite)) return null;
  const lineOr = <Other>(other: Other, fit: () => ReturnType<typeof logisticLine>) => {
    try {
      return fit();
    } catch (error) {
      if (error instanceof SeparableError) return other;
      throw error;
    }
  };
  const whole = lineOr(null, () => logisticLine(logits, labels));
  if (!whole) return null;
  const slope = (drawn: Float64Array): number => {
    let at = 0;
    patients.forEach((patient, k) => weights.fill(drawn[k]!, at, (at += patient.labels.length)));
    // The last step is taken too: about six digits, more than an interval has.
    const line = lineOr(undefined, () => logisticLine(logits, labels, { weights, start: whole, tolerance: 1e-3 }));
    return line?.slope ?? Number.NaN;
  };
  return patientBootstrap(
    patients.map(({ sick }) => Number(sick)),
    slope,
    options,
  );
}
