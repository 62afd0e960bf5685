import { mean } from '../../stats/mean.ts';
import { spearman } from '../../stats/spearman.ts';
import { type DetectionLimit, detectionLimit } from '../evaluate/detection-limit.ts';
import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from '../evaluate/patient-bootstrap.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';
import { scoredPatients } from '../evaluate/scored-patients.ts';
import type { MmilFit } from '../mmil-fit.ts';
import type { TestSet } from './score-arm.ts';
import { type ShareRule, shareRules } from './share-rules.ts';

/** Residual disease measured by one arm in one way. Plain JSON. */
export interface ResidualDiseaseRow {
  arm: MmilFit['method'];
  test: string;
  rule: ShareRule;
  /** `found`: share of its diseased cells that are called; null where it has none, or the rule calls no cells. */
  patients: { patient: string | number; cells: number; truth: number; predicted: number; found: number | null }[];
  /** Healthy donors, whose truth is 0. */
  donors: { patient: string | number; cells: number; predicted: number }[];
  /** Of predicted and true shares. */
  spearman: PatientEstimate;
  /** Root mean square of log10(predicted / true), and its mean. A share below half a cell counts as half a cell. */
  log10Rmse: PatientEstimate;
  log10Bias: PatientEstimate;
  limit: DetectionLimit;
}

export interface ResidualDiseaseOptions extends PatientBootstrapOptions {
  /** Share of diseased cells in a sick patient's sample that is assumed before any of its cells is seen. */
  assumedShare: number;
  /** Of the rule `healthy`. Default 0.999. */
  specificity?: number;
}

/**
 * Measures residual disease in every sample of a test set, one sample a patient, in each way that the arm allows (see
 * `ShareRule`). Healthy donors are measured like patients, for the limits of blank and of detection.
 *
 * @throws EvaluationError when the cells cannot be evaluated; RangeError when there are fewer than two healthy donors or
 *   an option cannot be used
 * @example
 * const rows = residualDisease(fits.mmil, 'MRD', cohort.tests.MRD, { assumedShare: 0.01, seed: 1 });
 * rows.map(({ rule, log10Rmse }) => [rule, log10Rmse.estimate]);
 */
export function residualDisease(
  fit: MmilFit,
  test: string,
  { table }: TestSet,
  { assumedShare, specificity = 0.999, ...options }: ResidualDiseaseOptions,
): ResidualDiseaseRow[] {
  const all = scoredPatients(scoreSamples(table, (sample) => fit.logit(sample)));
  const healthy = all.filter(({ sick }) => !sick);
  return shareRules(fit, healthy, { assumedShare, specificity }).map(({ rule, predict, cut }) => {
    const patients = all
      .filter(({ sick }) => sick)
      .map((one) => {
        const { patient, logits, labels, positives } = one;
        const threshold = cut?.(one);
        const hits =
          threshold === undefined ? undefined : logits.filter((eta, i) => labels[i] === 1 && eta > threshold).length;
        return {
          patient,
          cells: labels.length,
          truth: positives / labels.length,
          predicted: predict(one),
          found: hits === undefined || positives === 0 ? null : hits / positives,
        };
      });
    const donors = healthy.map((one) => ({
      patient: one.patient,
      cells: one.labels.length,
      predicted: predict(one),
    }));
    const errors = patients.map(({ cells, truth, predicted }) =>
      Math.log10(Math.max(predicted, 0.5 / cells) / Math.max(truth, 0.5 / cells)),
    );
    const over = (statistic: (ids: readonly number[]) => number): PatientEstimate =>
      patientBootstrap(
        patients.map(() => 0),
        (times) => statistic(patients.flatMap((_, i) => new Array<number>(times[i]!).fill(i))),
        options,
      );
    const shares = (ids: readonly number[], key: 'predicted' | 'truth'): number[] => ids.map((i) => patients[i]![key]);
    return {
      arm: fit.method,
      test,
      rule,
      patients,
      donors,
      spearman: over((ids) => spearman(shares(ids, 'predicted'), shares(ids, 'truth'))),
      log10Rmse: over((ids) => Math.sqrt(mean(ids.map((i) => errors[i]! ** 2)))),
      log10Bias: over((ids) => mean(ids.map((i) => errors[i]!))),
      limit: detectionLimit(
        patients,
        donors.map(({ predicted }) => predicted),
      ),
    };
  });
}
