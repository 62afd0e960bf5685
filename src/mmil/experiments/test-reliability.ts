import { calibrationLine, type CalibrationLine } from '../../stats/calibration-line.ts';
import { type ReliabilityBin, reliability } from '../../stats/reliability.ts';
import { priorShift } from '../calibrate/shift-prior.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';
import type { MmilFit } from '../mmil-fit.ts';
import type { TestSet } from './score-arm.ts';
import { sigmoid } from '../../learners/sigmoid.ts';

/** The reliability diagram of one fit on one test set. Plain JSON. */
export interface TestReliability {
  arm: MmilFit['method'];
  bins: ReliabilityBin[];
  line: CalibrationLine;
}

/**
 * How far a fit's probabilities are those of the cells of a test set, after the prior shift where the set has a prior (and
 * the fit is not naive, whose score is not of P(y = 1)).
 *
 * @throws EvaluationError when a table cannot be evaluated; RangeError for a prior that cannot be
 * @example
 * testReliability(fits.mmil, { table, prior: truePrior(table) }).line.slope;
 */
export function testReliability(fit: MmilFit, { table, prior }: TestSet): TestReliability {
  const shift = prior && fit.method !== 'naive' ? priorShift(fit, prior) : 0;
  const { logits, labels } = scoreSamples(table, (sample) => fit.logit(sample));
  const probabilities = Float64Array.from(logits, (eta) => sigmoid(eta + shift));
  return { arm: fit.method, bins: reliability(probabilities, labels), line: calibrationLine(probabilities, labels) };
}
