import { auroc } from '../../stats/auroc.ts';
import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from './patient-bootstrap.ts';
import type { ScoredPatient } from './scored-cells.ts';
import { weightedMedian } from './weighted-median.ts';

/** AUROC within each sick patient, and its median. */
export interface PerPatientAuroc {
  /** Median over the sick patients that have both kinds of cells. */
  median: PatientEstimate;
  /** All sick patients; `auroc` is null where one kind of cells is missing. */
  patients: { patient: string | number; cells: number; positives: number; auroc: number | null }[];
}

/**
 * How well diseased cells are told from healthy ones of the same patient: no patient's level helps or harms.
 *
 * @throws EvaluationError by way of `scoredPatients`; RangeError when an option cannot be used
 */
export function perPatientAuroc(patients: readonly ScoredPatient[], options: PatientBootstrapOptions): PerPatientAuroc {
  const rows = patients
    .filter(({ sick }) => sick)
    .map(({ patient, logits, labels, positives }) => {
      const value = auroc(logits, labels);
      return { patient, cells: labels.length, positives, auroc: Number.isNaN(value) ? null : value };
    });
  const known = rows.flatMap((row) => (row.auroc === null ? [] : [row.auroc]));
  const median = patientBootstrap(
    known.map(() => 0),
    (drawn) => weightedMedian(known, drawn),
    options,
  );
  return { median: { ...median, of: rows.length }, patients: rows };
}
