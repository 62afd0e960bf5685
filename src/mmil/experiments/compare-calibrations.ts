import type { CellTable } from '../../cells/cell-table.ts';
import { type CalibrationLine, calibrationLine } from '../../stats/calibration-line.ts';
import { type ReliabilityBin, reliability } from '../../stats/reliability.ts';
import { bagsOf } from '../bags-of.ts';
import { calibrate, fitCalibration } from '../calibrate/calibration.ts';
import { labelFreePlatt } from '../calibrate/label-free-platt.ts';
import { priorShift } from '../calibrate/shift-prior.ts';
import { calibrationByPatient } from '../evaluate/calibration-by-patient.ts';
import type { PatientBootstrapOptions, PatientEstimate } from '../evaluate/patient-bootstrap.ts';
import { scoredPatients } from '../evaluate/scored-patients.ts';
import { scoredTable } from '../evaluate/scored-table.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';
import { slopeByPatient } from '../evaluate/slope-by-patient.ts';
import type { MmilFit } from '../mmil-fit.ts';
import { sampleShares } from '../sample-shares.ts';
import type { TestSet } from './score-arm.ts';
import { sigmoid } from '../../learners/sigmoid.ts';

/** One arm's probabilities on the test cells after one treatment. Plain JSON. */
export interface CalibrationRow {
  arm: MmilFit['method'];
  /**
   * `none`; `shift` to the population of the test set. The others are fitted on the calibration cells, then shifted:
   * `platt` without labels, `temperature` and `isotonic` to the labels of those cells.
   */
  treatment: 'none' | 'shift' | 'platt' | 'temperature' | 'isotonic';
  bins: ReliabilityBin[];
  expectedCalibrationError: PatientEstimate;
  /** Null where it is not defined: see `line`. */
  slope: PatientEstimate | null;
  /** How the logits would have to be bent: slope 1 and intercepts 0 when calibrated. */
  line: CalibrationLine;
}

export interface CompareCalibrationsOptions extends PatientBootstrapOptions {
  /** Share of healthy cells in the sick patients of the calibration cells. */
  rho: number;
  /** Adds the treatments that need the labels of the calibration cells. Default false. */
  labelled?: boolean;
}

/**
 * Reliability of a fit's probabilities before and after the prior shift and label-free Platt scaling.
 *
 * @param calibration cells of patients, sick and healthy, that were left out of the fit; no label of theirs is used
 *   unless `labelled`
 * @param test with a prior; without one the target is the calibration cells' own population and `shift` is left out
 * @throws what `labelFreePlatt` and `fitCalibration` throw when the calibration cells cannot be used
 * @example
 * const rows = compareCalibrations(fits.mmil, calibration, { table: test, prior: { rho: 0.2, zeta: 1 } }, { rho: 0.2, seed: 1 });
 */
export function compareCalibrations(
  fit: MmilFit,
  calibration: CellTable,
  { table, prior }: TestSet,
  { rho, labelled = false, ...bootstrap }: CompareCalibrationsOptions,
): CalibrationRow[] {
  const scored = scoreSamples(table, (sample) => fit.logit(sample));
  const { labels } = scored;
  const raw = Float64Array.from(scored.logits);
  const row = (treatment: CalibrationRow['treatment'], logits: Float64Array): CalibrationRow => {
    const probabilities = logits.map(sigmoid);
    const patients = scoredPatients({ ...scored, logits });
    return {
      arm: fit.method,
      treatment,
      bins: reliability(probabilities, labels),
      expectedCalibrationError: calibrationByPatient(patients, bootstrap),
      slope: slopeByPatient(patients, bootstrap),
      line: calibrationLine(probabilities, labels),
    };
  };
  const rows = [row('none', raw)];
  if (prior && fit.method !== 'naive') {
    const shift = priorShift(fit, prior);
    rows.push(
      row(
        'shift',
        raw.map((eta) => eta + shift),
      ),
    );
  }
  const bags = bagsOf(calibration);
  const scores = fit.logit(calibration);
  // What is fitted on the calibration sample has its shares, whatever the arm was trained on.
  const { sickShare } = sampleShares(
    bags,
    Float64Array.from(bags.sick, (sick) => (sick ? rho : 1)),
  );
  const shift = prior ? priorShift({ rho, sickShare }, prior) : 0;
  const line = labelFreePlatt(scores, bags.z, { rho });
  rows.push(
    row(
      'platt',
      raw.map((eta) => line.intercept + line.slope * eta + shift),
    ),
  );
  if (!labelled) return rows;
  const known = scoredTable(calibration, scores).labels as ArrayLike<number>;
  for (const kind of ['temperature', 'isotonic'] as const) {
    const probabilities = calibrate(fitCalibration(scores, known, kind), raw);
    rows.push(
      row(
        kind,
        probabilities.map((p) => Math.log(p) - Math.log1p(-p) + shift),
      ),
    );
  }
  return rows;
}
