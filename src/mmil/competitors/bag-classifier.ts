import type { FitWarning } from '../../learners/fit-warning.ts';
import type { Cells } from '../../learners/learner.ts';
import type { TrainingPrior } from '../calibrate/shift-prior.ts';

/** What every method learns from bags, so that all can be compared: a score of cells, and a score of patients. */
export interface BagClassifier {
  /** For example `Elkan–Noto`. */
  method: string;
  /** Score of each cell, larger for those more likely diseased. A logit of P(y = 1 | x) only where `prior` is given. */
  logit: (cells: Cells) => Float64Array;
  /** Score of a patient, given all cells of theirs: larger for those more likely sick. */
  patientScore: (cells: Cells) => number;
  /** The shares at which sigmoid(logit) is P(y = 1 | x), for `priorShift`; null when it is no such probability. */
  prior: TrainingPrior | null;
  warnings: readonly FitWarning[];
}
