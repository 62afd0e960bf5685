import type { CellTable } from '../../cells/cell-table.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';
import { scoredPatients } from '../evaluate/scored-patients.ts';
import { quantile } from '../../stats/quantile.ts';

/** What is in a table whose truth is known. Plain JSON. */
export interface CellCounts {
  sickPatients: number;
  healthyDonors: number;
  cells: number;
  diseased: number;
  /** Share of diseased cells in each sick patient: median, lowest and highest. NaN without sick patients. */
  share: { median: number; lowest: number; highest: number };
}

/**
 * Counts patients and cells, and the diseased among them, by their true labels.
 *
 * @throws EvaluationError when an annotation is missing or a label is unknown
 * @example
 * countCells(cohort.training).diseased;
 */
export function countCells(samples: CellTable | Iterable<CellTable>): CellCounts {
  const patients = scoredPatients(scoreSamples(samples, (table) => new Float64Array(table.n)));
  const sick = patients.filter((patient) => patient.sick);
  const shares = sick.map(({ positives, labels }) => positives / labels.length);
  return {
    sickPatients: sick.length,
    healthyDonors: patients.length - sick.length,
    cells: patients.reduce((sum, { labels }) => sum + labels.length, 0),
    diseased: sick.reduce((sum, { positives }) => sum + positives, 0),
    share: { median: quantile(shares, 0.5), lowest: Math.min(...shares), highest: Math.max(...shares) },
  };
}
