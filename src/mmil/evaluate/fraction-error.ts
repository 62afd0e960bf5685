import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from './patient-bootstrap.ts';
import type { ScoredPatient } from './scored-cells.ts';
import { sigmoid } from '../../learners/sigmoid.ts';

/** Predicted against true share of diseased cells (MRD), by patient. */
export interface FractionError {
  /** Mean of |predicted - true| over sick patients. */
  meanAbsolute: PatientEstimate;
  /** Mean of predicted - true: above 0, too many cells are called. */
  bias: PatientEstimate;
  /** Root mean square of log10(predicted / true) over the patients in which both are above 0. */
  log10Rmse: PatientEstimate;
  patients: { patient: string | number; cells: number; predicted: number; truth: number }[];
}

/**
 * Error of the share of diseased cells in each sick patient (minimal residual disease).
 *
 * The predicted share is the mean probability of the patient's cells, which is unbiased when the scores are calibrated
 * for that patient's population (shift the prior first); or, with a `threshold`, the share of cells above it.
 *
 * @param threshold a logit; default none
 * @throws RangeError when there is no sick patient or an option cannot be used
 */
export function fractionError(
  patients: readonly ScoredPatient[],
  { threshold, ...options }: PatientBootstrapOptions & { threshold?: number },
): FractionError {
  const weight = (logit: number): number => (threshold === undefined ? sigmoid(logit) : Number(logit > threshold));
  const rows = patients
    .filter(({ sick }) => sick)
    .map(({ patient, logits, positives }) => {
      const predicted = logits.reduce((sum, logit) => sum + weight(logit), 0) / logits.length;
      return { patient, cells: logits.length, predicted, truth: positives / logits.length };
    });
  if (rows.length === 0) throw new RangeError('an error of disease fractions needs sick patients, got none');
  const meanOf = (values: readonly number[]): PatientEstimate => ({
    ...patientBootstrap(
      values.map(() => 0),
      (drawn) => values.reduce((sum, value, k) => sum + drawn[k]! * value, 0) / drawn.reduce((a, b) => a + b, 0),
      options,
    ),
    of: rows.length,
  });
  const errors = rows.map(({ predicted, truth }) => predicted - truth);
  const squared = meanOf(
    rows
      .filter(({ predicted, truth }) => predicted > 0 && truth > 0)
      .map(({ predicted, truth }) => Math.log10(predicted / truth) ** 2),
  );
  return {
    meanAbsolute: meanOf(errors.map(Math.abs)),
    bias: meanOf(errors),
    log10Rmse: {
      ...squared,
      estimate: Math.sqrt(squared.estimate),
      lower: Math.sqrt(squared.lower),
      upper: Math.sqrt(squared.upper),
    },
    patients: rows,
  };
}
