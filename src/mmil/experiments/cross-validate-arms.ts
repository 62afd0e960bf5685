import type { CellTable } from '../../cells/cell-table.ts';
import { groupFolds } from '../../stats/group-folds.ts';
import { bagsOf } from '../bags-of.ts';
import { type Evaluation, evaluate, type EvaluateOptions } from '../evaluate/evaluate.ts';
import type { PatientEstimate } from '../evaluate/patient-bootstrap.ts';
import { calibrationByPatient } from '../evaluate/calibration-by-patient.ts';
import { scoredPatients } from '../evaluate/scored-patients.ts';
import { scoredTable } from '../evaluate/scored-table.ts';
import { takeCellTable } from '../take-cell-table.ts';
import { type Arm, arms } from './arms.ts';
import { fitArms } from './fit-arms.ts';
import { lassoArms } from './lasso-arms.ts';
import { tuneArms, type TuneArmRow } from './tune-arms.ts';

export interface CrossValidateArmsOptions extends EvaluateOptions {
  /** Folds of patients. Default 4. */
  folds?: number;
  /** Fractions of each arm's largest lambda to choose from, see {@link tuneArms}. */
  fractions?: readonly number[];
  onProgress?: (done: number, of: number) => void;
}

/** One arm on cells whose patients had no part in its fit. */
export interface CrossValidatedArm extends Evaluation {
  arm: Arm;
  expectedCalibrationError: PatientEstimate;
  /** Logit of each cell of the table. */
  logits: Float64Array;
}

/**
 * The three arms on cells whose truth is known, cross-validated by patient: in each fold every arm is tuned by the same
 * rule on the training patients alone ({@link tuneArms}), fitted to them, and scores the patients left out. MMIL is given
 * the true rho of the training patients, which favours it.
 *
 * @returns a row an arm, and the whole grid of each fold
 * @example
 * const { rows } = await crossValidateArms(table, { seed: 1 });
 */
export async function crossValidateArms(
  table: CellTable,
  { folds = 4, fractions, onProgress, ...options }: CrossValidateArmsOptions,
): Promise<{ rows: CrossValidatedArm[]; grid: (TuneArmRow & { fold: number; chosen: boolean })[] }> {
  const { seed, signal } = options;
  const { patientOf, z } = bagsOf(table);
  const foldOf = groupFolds(patientOf, { folds, seed, strata: z });
  const logits = {
    oracle: new Float64Array(table.n),
    naive: new Float64Array(table.n),
    mmil: new Float64Array(table.n),
  };
  const grid: (TuneArmRow & { fold: number; chosen: boolean })[] = [];
  const aborts = signal ? { signal } : {};
  for (let fold = 0; fold < folds; fold++) {
    const rowsOf = (held: boolean): number[] => Array.from(foldOf.keys()).filter((i) => (foldOf[i] === fold) === held);
    const [training, held] = [takeCellTable(table, rowsOf(false)), rowsOf(true)];
    const { rows, best } = await tuneArms(training, { seed, ...(fractions && { fractions }), ...aborts });
    grid.push(...rows.map((row) => ({ ...row, fold, chosen: row === best[row.arm] })));
    const lambdas = { oracle: best.oracle.lambda, naive: best.naive.lambda, mmil: best.mmil.lambda };
    const fits = await fitArms(training, { learners: lassoArms(training, lambdas), seed, ...aborts });
    const left = takeCellTable(table, held);
    for (const arm of arms) {
      const own = fits[arm].logit(left);
      held.forEach((i, k) => (logits[arm][i] = own[k]!));
    }
    onProgress?.(fold + 1, folds);
  }
  const rows = arms.map((arm): CrossValidatedArm => {
    const scored = scoredTable(table, logits[arm]);
    return {
      arm,
      ...evaluate(scored, options),
      expectedCalibrationError: calibrationByPatient(scoredPatients(scored), options),
      logits: logits[arm],
    };
  });
  return { rows, grid };
}
