import type { CohortPreset, TimePoint } from '../../../src/cells/simulate/cohort-preset.ts';
import { concatSamples } from '../../../src/cells/simulate/concat-samples.ts';
import { simulateCohort } from '../../../src/cells/simulate/simulate-cohort.ts';
import type { SimulatedCells } from '../../../src/cells/simulate/simulated-cells.ts';
import { splitCohort } from '../../../src/cells/simulate/split-cohort.ts';

/** Seed of a replicate. */
export const seedOf = (replicate: number): number => 20240612 + replicate;

/** Training cells, and those of the sick test patients at each time: the sizes of the reference. */
export function cohortTables(
  preset: CohortPreset,
  seed: number,
  times: readonly TimePoint[],
): { training: SimulatedCells; tests: Record<string, { table: SimulatedCells }> } {
  const { training, test } = splitCohort(preset);
  const { trainingCells, testCells } = preset.cohort;
  return {
    training: concatSamples([...simulateCohort(preset, { seed, patients: training, cells: trainingCells })]),
    tests: Object.fromEntries(
      times.map((time) => {
        const samples = simulateCohort(preset, {
          seed,
          patients: { sick: test.sick, healthy: [] },
          times: [time],
          cells: testCells[time],
        });
        return [time, { table: concatSamples([...samples]) }];
      }),
    ),
  };
}
