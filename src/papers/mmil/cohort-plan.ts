import type { CohortPreset, TimePoint } from '../../cells/simulate/cohort-preset.ts';
import type { CohortPatients } from '../../cells/simulate/simulate-cohort.ts';
import { splitCohort } from '../../cells/simulate/split-cohort.ts';
import { rng } from '../../stats/rng.ts';

/** Who is trained and tested on, and how many cells each sample has, before any is made. */
export interface CohortPlan {
  training: CohortPatients;
  test: CohortPatients;
  /** Cells of the samples of training, or of a time of the test: a number, or one for each sample. */
  cells: (of: 'train' | TimePoint) => number | ((patient: string, time: string) => number);
}

/** The plan of a simulated cohort: of the figures' size, or of the hospital's. */
export function cohortPlan(
  preset: CohortPreset,
  {
    seed,
    scale,
    testPatients,
  }: { seed: number; scale: 'notebook' | 'paper'; testPatients?: { sick: number; healthy: number } },
): CohortPlan {
  const { cohort } = preset;
  const { training, test } = scale === 'paper' ? splitFullScale(preset) : splitCohort(preset);
  return {
    training,
    test: testPatients ? patientsAfter(training, testPatients) : test,
    cells: (of) => {
      if (scale === 'paper') return (patient, time) => fullScaleCells(preset, seed, `${patient}/${time}`);
      return of === 'train' ? cohort.trainingCells : cohort.testCells[of];
    },
  };
}

/** So many patients, numbered on from those to train on. */
const patientsAfter = (
  training: CohortPatients,
  { sick, healthy }: { sick: number; healthy: number },
): CohortPatients => {
  const after = (own: readonly number[], count: number): number[] =>
    Array.from({ length: count }, (_, k) => own.length + 1 + k);
  return { sick: after(training.sick, sick), healthy: after(training.healthy, healthy) };
};

/** Patients of the full scale, split as those of the figures are. */
function splitFullScale(preset: CohortPreset): { training: CohortPatients; test: CohortPatients } {
  const { sick, healthy } = preset.fullScale;
  const { cohort } = preset;
  const part = (count: number, training: number, all: number): number =>
    Math.min(count - 1, Math.max(1, Math.round((count * training) / all)));
  return splitCohort({
    cohort: {
      ...cohort,
      sick,
      healthy,
      trainingSick: part(sick, cohort.trainingSick, cohort.sick),
      trainingHealthy: part(healthy, cohort.trainingHealthy, cohort.healthy),
    },
  });
}

/** Cells of a full-scale sample: log-normal, clipped. */
function fullScaleCells({ fullScale }: CohortPreset, seed: number, sample: string): number {
  const { median, sdLog, min, max } = fullScale.cells;
  const drawn = median * Math.exp(sdLog * rng(seed, sample, 'size').normal());
  return Math.round(Math.min(max, Math.max(min, drawn)));
}
