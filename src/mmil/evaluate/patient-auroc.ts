import { auroc } from '../../stats/auroc.ts';
import { rowsOfClusters } from '../../stats/rows-of-clusters.ts';
import { EvaluationError } from './evaluation-error.ts';
import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from './patient-bootstrap.ts';
import type { ScoredCells } from './scored-cells.ts';
import { sigmoid } from '../../learners/sigmoid.ts';

/** How well the scores of their cells tell sick patients from healthy donors. */
export interface PatientAuroc {
  /** Over pairs of a sick patient and a healthy donor. An interval from 1 to 1 only says that none was ranked wrong. */
  auroc: PatientEstimate;
  patients: { patient: string | number; sick: boolean; cells: number; meanProbability: number }[];
}

/**
 * AUROC of patients by the mean probability of their cells: needs no true label of a cell, only of patients that had no
 * part in the fit.
 *
 * @throws EvaluationError when a logit is NaN or there is but one kind of patients
 * @example
 * patientAuroc({ logits, patients, sick }, { seed: 1 }).auroc.estimate;
 */
export function patientAuroc(
  { logits, patients, sick }: Omit<ScoredCells, 'labels'>,
  options: PatientBootstrapOptions,
): PatientAuroc {
  const rows = [...rowsOfClusters(patients)].map(([patient, cells]) => ({
    patient,
    sick: Boolean(sick[cells[0]!]),
    cells: cells.length,
    meanProbability: Array.from(cells, (i) => sigmoid(logits[i]!)).reduce((a, b) => a + b, 0) / cells.length,
  }));
  const bad = rows.find(({ meanProbability }) => Number.isNaN(meanProbability));
  if (bad) throw new EvaluationError(`patient ${bad.patient} has a cell whose logit is NaN`);
  const strata = rows.map((row) => Number(row.sick));
  if (new Set(strata).size < 2) throw new EvaluationError('patients of both kinds are needed: all have the same label');
  const drawnAuroc = (drawn: Float64Array): number => {
    const taken = rows.flatMap((row, p) => Array.from({ length: drawn[p]! }, () => row));
    return auroc(
      taken.map(({ meanProbability }) => meanProbability),
      taken.map((row) => Number(row.sick)),
    );
  };
  return { auroc: patientBootstrap(strata, drawnAuroc, options), patients: rows };
}
