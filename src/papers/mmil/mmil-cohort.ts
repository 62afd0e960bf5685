import type { TimePoint, Tissue } from '../../cells/simulate/cohort-preset.ts';
import type { CellTable } from '../../cells/cell-table.ts';
import type { TestSet } from '../../mmil/experiments/score-arm.ts';
import type { CohortPresetId } from './load-cohort-preset.ts';
import { realCohort, type RealCohortOptions } from './real-cohort.ts';
import { simulatedCohort } from './simulated-cohort.ts';

export interface MmilCohortOptions extends RealCohortOptions {
  /** Of the simulation. Replicate r of a figure uses `seed + r`. */
  seed: number;
  /**
   * `notebook` (the default): 300 cells of each training patient, the smallest size at which the published bands hold.
   * `paper`: the size of the hospital, up to 120,000 cells a sample, of which test samples are made one at a time.
   */
  scale?: 'notebook' | 'paper';
  /** Samples of the sick test patients, a test set each. Default `Dx`. */
  times?: readonly TimePoint[];
  /** Tissues of the test samples; with several, a test set each. Default `BM`. Training is on `BM`. */
  tissues?: readonly Tissue[];
  /** Difficulty. Default that of the preset, 0.4. */
  delta?: number;
  /**
   * How many patients and donors to simulate for the tests, numbered on from the training ones. Default those of the preset;
   * more of them narrow the intervals and leave the training cells as they are.
   */
  testPatients?: { sick: number; healthy: number };
  /** Share of blasts in healthy training donors. Default 0. */
  contamination?: number;
  /** Path of a sample sheet: real cells in place of simulated ones. */
  samples?: string;
}

/** Cells to train and to test on, with what a reader has to know of them. */
export interface MmilCohort {
  /** For titles: `ALL, simulated`. */
  title: string;
  /** The badge of its figures; undefined for real cells. */
  mark: 'simulated' | undefined;
  /** Sentences to print: where the cells come from, and what was chosen by us. */
  notes: string[];
  training: CellTable;
  /** By name: `Dx`, `MRD`, `Dx PB` … Those of sick patients carry the prior of their time point where it is known. */
  tests: Readonly<Record<string, TestSet>>;
  /** Share of healthy cells in the sick patients of `training`: the truth where it is known. */
  rho: number;
}

/**
 * The cells of a figure: simulated ones of a preset, or with `samples` the real ones of a sample sheet, whose sets
 * `train` and `test` say which are which. Features are brought to 0 … 1 by the training cells alone.
 *
 * @throws SampleSheetError, PanelError and what the readers throw for real cells; RangeError for a bad number
 * @example
 * const cohort = await mmilCohort('ALL', { seed: 20240612, times: ['Dx', 'D8', 'MRD'] });
 * const { rows } = await compareArms(cohort.training, cohort.tests, { learners: lassoArms(cohort.training, { fraction: 0.1 }), seed: 1 });
 */
export async function mmilCohort(id: CohortPresetId, options: MmilCohortOptions): Promise<MmilCohort> {
  return options.samples ? realCohort(options.samples, options) : simulatedCohort(id, options);
}
