import type { CellTable } from '../../cells/cell-table.ts';
import { priorShift, type TargetPrior } from '../calibrate/shift-prior.ts';
import { calibrationByPatient } from '../evaluate/calibration-by-patient.ts';
import { type Evaluation, evaluate, type EvaluateOptions } from '../evaluate/evaluate.ts';
import type { PatientEstimate } from '../evaluate/patient-bootstrap.ts';
import { ratioByPatient } from '../evaluate/ratio-by-patient.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';
import { scoredPatients } from '../evaluate/scored-patients.ts';
import type { MmilFit } from '../mmil-fit.ts';

/** Cells to test on. */
export interface TestSet {
  /** A table, or samples one after another, which are gone through once for every score. */
  table: CellTable | Iterable<CellTable>;
  /** What is known of the population, for the prior shift. Without it, logits stay those of the training sample. */
  prior?: TargetPrior;
}

/** One arm on one test set. Plain JSON. A cell is called when its probability is above one half. */
export interface ArmRow extends Evaluation {
  arm: MmilFit['method'];
  test: string;
  cells: number;
  sickPatients: number;
  healthyDonors: number;
  /** Added to the logits; always 0 for the naive arm, whose score is not of P(y = 1). */
  shift: number;
  expectedCalibrationError: PatientEstimate;
  accuracy: PatientEstimate;
  /** True share of diseased cells in sick patients, and the share called. */
  diseased: number;
  called: PatientEstimate | null;
  /** Share of the healthy cells of sick patients that are called. */
  falsePositives: PatientEstimate | null;
}

/**
 * Scores a fit on a test set, every number with an interval over patients.
 *
 * @throws EvaluationError when the table cannot be evaluated; RangeError when an option cannot be used
 */
export function scoreArm(fit: MmilFit, test: string, { table, prior }: TestSet, options: EvaluateOptions): ArmRow {
  const shift = prior && fit.method !== 'naive' ? priorShift(fit, prior) : 0;
  const { n, ...scored } = scoreSamples(table, (sample) => fit.logit(sample).map((eta) => eta + shift));
  const patients = scoredPatients(scored);
  const sick = patients.filter((patient) => patient.sick);
  const { threshold = 0 } = options;
  const count = (logits: Float64Array, test: (called: boolean, i: number) => boolean): number =>
    logits.reduce((sum, eta, i) => sum + Number(test(eta > threshold, i)), 0);
  return {
    arm: fit.method,
    test,
    cells: n,
    sickPatients: sick.length,
    healthyDonors: patients.length - sick.length,
    shift,
    ...evaluate(scored, options),
    expectedCalibrationError: calibrationByPatient(patients, options),
    accuracy: ratioByPatient(
      patients,
      ({ logits, labels }) => [count(logits, (called, i) => Number(called) === labels[i]), logits.length],
      options,
    )!,
    diseased: sick.reduce((sum, p) => sum + p.positives, 0) / sick.reduce((sum, p) => sum + p.labels.length, 0),
    called: ratioByPatient(sick, ({ logits }) => [count(logits, Boolean), logits.length], options),
    falsePositives: ratioByPatient(
      sick,
      ({ logits, labels, positives }) => [
        count(logits, (called, i) => called && labels[i] === 0),
        logits.length - positives,
      ],
      options,
    ),
  };
}
