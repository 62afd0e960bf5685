import type { CohortPreset } from './cohort-preset.ts';
import type { CohortPatients } from './simulate-cohort.ts';

/**
 * The patients of the figures: the first ones for training, the others to be tested on. Patients are exchangeable, so the
 * order says nothing.
 *
 * @example
 * splitCohort(loadCohortPreset('ALL')).test; // { sick: [28, …, 36], healthy: [7, 8] }
 */
export function splitCohort({ cohort }: Pick<CohortPreset, 'cohort'>): {
  training: CohortPatients;
  test: CohortPatients;
} {
  const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return {
    training: { sick: from(1, cohort.trainingSick), healthy: from(1, cohort.trainingHealthy) },
    test: {
      sick: from(cohort.trainingSick + 1, cohort.sick),
      healthy: from(cohort.trainingHealthy + 1, cohort.healthy),
    },
  };
}
