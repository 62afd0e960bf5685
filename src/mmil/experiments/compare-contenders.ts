import type { CellTable } from '../../cells/cell-table.ts';
import { auroc } from '../../stats/auroc.ts';
import { aurocByCluster } from '../../stats/auroc-by-cluster.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { priorShift } from '../calibrate/shift-prior.ts';
import type { BagClassifier } from '../competitors/bag-classifier.ts';
import { calibrationByPatient } from '../evaluate/calibration-by-patient.ts';
import { type PatientEstimate, patientBootstrap } from '../evaluate/patient-bootstrap.ts';
import { scoredPatients } from '../evaluate/scored-patients.ts';
import { scoredTable } from '../evaluate/scored-table.ts';
import { patientTables } from '../patient-tables.ts';
import type { Contender } from './contender.ts';
import type { TestSet } from './score-arm.ts';
import { type ContenderRow, tuneContender, type TuneContenderOptions } from './tune-contender.ts';

/** One method on one test set. Plain JSON. */
export interface ComparedRow {
  method: string;
  test: string;
  cells: number;
  sickPatients: number;
  healthyDonors: number;
  /** The tuned value of its parameter. */
  value: number;
  /** Of cells against their true labels, interval over patients. */
  cellAuroc: Estimate;
  /** Of patients against theirs. Percentile bootstrap within each kind: [1, 1] where all pairs are in order. */
  patientAuroc: PatientEstimate | null;
  /** Of sigmoid(logit), moved to the prior of the test set where the method has a prior of its own; null if it has none. */
  expectedCalibrationError: PatientEstimate | null;
}

export interface CompareContendersOptions extends TuneContenderOptions {
  /** Resamples of patients. Default 1000. */
  replicates?: number;
  level?: number;
  /** After each contender. */
  onProgress?: (name: string, done: number, of: number) => void;
}

/**
 * Tunes every contender by the same rule ({@link tuneContender}), fits it to all training cells at its best value, and
 * scores cells and patients of every test set.
 *
 * @returns the rows, the whole grids, and the fits by name
 * @throws EvaluationError when a test set has no true labels
 * @example
 * const { rows, grid } = await compareContenders(training, { Dx: { table: test } }, contenders({ rho }), { seed: 1 });
 */
export async function compareContenders(
  training: CellTable,
  tests: Readonly<Record<string, TestSet>>,
  contenders: readonly Contender[],
  { replicates = 1000, level = 0.95, onProgress, ...tuning }: CompareContendersOptions,
): Promise<{ rows: ComparedRow[]; grid: ContenderRow[]; fits: Record<string, BagClassifier> }> {
  const grid: ContenderRow[] = [];
  const fits: Record<string, BagClassifier> = {};
  const rows: ComparedRow[] = [];
  const { seed, signal } = tuning;
  const intervals = { seed, replicates, level, ...(signal && { signal }) };
  for (const [k, contender] of contenders.entries()) {
    const tried = await tuneContender(training, contender, tuning);
    const { value } = tried.find(({ best }) => best)!;
    const fit = await contender.fit(training, value, { seed, ...(signal && { signal }) });
    for (const [test, set] of Object.entries(tests))
      rows.push({ method: contender.name, test, value, ...scoreContender(fit, set, intervals) });
    grid.push(...tried);
    fits[contender.name] = fit;
    onProgress?.(contender.name, k + 1, contenders.length);
  }
  return { rows, grid, fits };
}

/** Cell and patient scores of a fit on one test set, sample by sample: all samples of a patient must be one table. */
function scoreContender(
  fit: BagClassifier,
  { table, prior }: TestSet,
  intervals: { seed: number; replicates: number; level: number },
): Omit<ComparedRow, 'method' | 'test' | 'value'> {
  const shift = prior && fit.prior ? priorShift(fit.prior, prior) : 0;
  const samples = 'columns' in table ? patientTables(table) : table;
  const scores: number[] = [];
  const scored = Array.from(samples, (sample) => {
    scores.push(fit.patientScore(sample));
    return scoredPatients(
      scoredTable(
        sample,
        fit.logit(sample).map((eta) => eta + shift),
      ),
    )[0]!;
  });
  const sick = scored.map((patient) => Number(patient.sick));
  const sickPatients = sick.reduce((sum, label) => sum + label, 0);
  const healthyDonors = sick.length - sickPatients;
  const logits = Float64Array.from(scored.flatMap((patient) => Array.from(patient.logits)));
  const labels = scored.flatMap((patient) => Array.from(patient.labels));
  const patients = scored.flatMap(({ patient, logits: own }) => Array.from(own, () => patient));
  return {
    cells: logits.length,
    sickPatients,
    healthyDonors,
    cellAuroc: aurocByCluster(logits, labels, patients, intervals),
    patientAuroc:
      sickPatients > 0 && healthyDonors > 0
        ? patientBootstrap(
            sick,
            (drawn) => {
              const of = (values: readonly number[]): number[] =>
                values.flatMap((value, p) => new Array<number>(drawn[p]!).fill(value));
              return auroc(of(scores), of(sick));
            },
            intervals,
          )
        : null,
    expectedCalibrationError: fit.prior ? calibrationByPatient(scored, intervals) : null,
  };
}
