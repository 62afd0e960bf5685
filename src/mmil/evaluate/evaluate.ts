import { aurocByCluster } from '../../stats/auroc-by-cluster.ts';
import { delong, type DelongEstimate } from '../../stats/delong.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { type FractionError, fractionError } from './fraction-error.ts';
import { type HealthyFalsePositives, healthyFalsePositives } from './healthy-false-positives.ts';
import type { PatientBootstrapOptions, PatientEstimate } from './patient-bootstrap.ts';
import { type PerPatientAuroc, perPatientAuroc } from './per-patient-auroc.ts';
import { precisionByPatient } from './precision-by-patient.ts';
import type { ScoredCells } from './scored-cells.ts';
import { scoredPatients } from './scored-patients.ts';
import { type SensitivityAtSpecificity, sensitivityAtSpecificity } from './sensitivity-at-specificity.ts';

export interface EvaluateOptions extends PatientBootstrapOptions {
  /** Specificity on healthy donors at which sensitivity is read. Default 0.999. */
  specificity?: number;
  /** Logit above which a cell is called, for the false-positive rate. Default 0, a probability of one half. */
  threshold?: number;
}

/** What a model's scores are worth, each with an interval over patients. Plain JSON; null where it is not defined. */
export interface Evaluation {
  /** Over all cells, interval by patient. */
  auroc: Estimate | null;
  /** Over all cells, DeLong's interval: narrower, since it takes cells for independent. */
  aurocDelong: DelongEstimate | null;
  averagePrecision: PatientEstimate | null;
  perPatientAuroc: PerPatientAuroc | null;
  sensitivity: SensitivityAtSpecificity | null;
  fractions: FractionError | null;
  /** Share of healthy-donor cells that are called diseased. */
  healthyFalsePositives: HealthyFalsePositives | null;
}

/**
 * Evaluates scores of cells against their true labels.
 *
 * Intervals are percentile bootstraps of patients: cells of a patient are alike, so their number says little about the
 * next patient. What cannot be computed (no healthy donor, one class only) is null.
 *
 * @throws EvaluationError when the cells cannot be evaluated; RangeError when an option cannot be used
 * @example
 * evaluate({ logits: model.logit(cells), labels, patients, sick }, { seed: 1 }).auroc;
 * // { estimate: 0.9733…, lower: …, upper: …, level: 0.95, n: 14, method: 'percentile bootstrap of 14 clusters, …' }
 */
export function evaluate(cells: ScoredCells, { specificity, threshold, ...options }: EvaluateOptions): Evaluation {
  const patients = scoredPatients(cells);
  const { seed, replicates = 1000, level = 0.95 } = options;
  const [donors, sick] = [patients.some((p) => !p.sick), patients.some((p) => p.sick)];
  const positives = patients.reduce((sum, patient) => sum + patient.positives, 0);
  const negatives = cells.logits.length - positives;
  const both = positives > 0 && negatives > 0;
  const mixed = patients.some((p) => p.sick && p.positives > 0 && p.positives < p.labels.length);
  const bootstrap = { seed, replicates, level };
  return {
    auroc: both ? aurocByCluster(cells.logits, cells.labels, cells.patients, bootstrap) : null,
    aurocDelong: positives > 1 && negatives > 1 ? delong(cells.logits, cells.labels, { level }) : null,
    averagePrecision: both ? precisionByPatient(patients, options) : null,
    perPatientAuroc: mixed ? perPatientAuroc(patients, options) : null,
    sensitivity:
      donors && positives > 0
        ? sensitivityAtSpecificity(patients, specificity === undefined ? options : { ...options, specificity })
        : null,
    fractions: sick ? fractionError(patients, options) : null,
    healthyFalsePositives: donors
      ? healthyFalsePositives(patients, threshold === undefined ? options : { ...options, threshold })
      : null,
  };
}
