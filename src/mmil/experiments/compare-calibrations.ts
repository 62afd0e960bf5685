import type { CellTable } from '../../cells/cell-table.ts';
import { calibrationError } from '../../stats/calibration-error.ts';
import { type CalibrationLine, calibrationLine } from '../../stats/calibration-line.ts';
import { type ReliabilityBin, reliability } from '../../stats/reliability.ts';
import { labelFreePlatt } from '../calibrate/label-free-platt.ts';
import { priorShift } from '../calibrate/shift-prior.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';
import type { MmilFit } from '../mmil-fit.ts';
import { bagsOf } from '../bags-of.ts';
import { sampleShares } from '../sample-shares.ts';
import type { TestSet } from './score-arm.ts';

/** One arm's probabilities on the test cells after one treatment. Plain JSON. */
export interface CalibrationRow {
  arm: MmilFit['method'];
  /** `none`; `shift` to the population of the test set; `platt` without labels on the calibration cells, then the shift. */
  treatment: 'none' | 'shift' | 'platt';
  bins: ReliabilityBin[];
  expectedCalibrationError: number;
  /** How the logits would have to be bent: slope 1 and intercepts 0 when calibrated. */
  line: CalibrationLine;
}

/**
 * Reliability of a fit's probabilities before and after the prior shift and label-free Platt scaling.
 *
 * @param calibration cells of patients, sick and healthy, that were left out of the fit; no label of theirs is used
 * @param options.rho share of healthy cells in the sick patients of `calibration`
 * @param test with a prior; without one the target is the calibration cells' own population and `shift` is left out
 * @example
 * const rows = compareCalibrations(fits.mmil, calibration, { table: test, prior: { rho: 0.2, zeta: 1 } }, { rho: 0.2 });
 */
export function compareCalibrations(
  fit: MmilFit,
  calibration: CellTable,
  { table, prior }: TestSet,
  { rho }: { rho: number },
): CalibrationRow[] {
  const scored = scoreSamples(table, (sample) => fit.logit(sample));
  const { labels } = scored;
  const raw = Float64Array.from(scored.logits);
  const row = (treatment: CalibrationRow['treatment'], logits: Float64Array): CalibrationRow => {
    const probabilities = logits.map((eta) => 1 / (1 + Math.exp(-eta)));
    const bins = reliability(probabilities, labels);
    return {
      arm: fit.method,
      treatment,
      bins,
      expectedCalibrationError: calibrationError(bins).expected,
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
  const line = labelFreePlatt(fit.logit(calibration), bags.z, { rho });
  // Platt's logits are of the calibration sample, whatever the arm was trained on.
  const { sickShare } = sampleShares(
    bags,
    Float64Array.from(bags.sick, (sick) => (sick ? rho : 1)),
  );
  const shift = prior ? priorShift({ rho, sickShare }, prior) : 0;
  rows.push(
    row(
      'platt',
      raw.map((eta) => line.intercept + line.slope * eta + shift),
    ),
  );
  return rows;
}
