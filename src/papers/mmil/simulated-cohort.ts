import { concatSamples } from '../../cells/simulate/concat-samples.ts';
import { simulateCohort } from '../../cells/simulate/simulate-cohort.ts';
import type { SimulatedCells } from '../../cells/simulate/simulated-cells.ts';
import { applyScaling } from '../../cells/transform/apply-scaling.ts';
import { fitScaling } from '../../cells/transform/fit-scaling.ts';
import { trueRho } from '../../mmil/experiments/true-rho.ts';
import { cohortPlan } from './cohort-plan.ts';
import { type CohortPresetId, loadCohortPreset } from './load-cohort-preset.ts';
import type { MmilCohort, MmilCohortOptions } from './mmil-cohort.ts';

const words: Readonly<Record<CohortPresetId, string>> = {
  ALL: 'B-cell precursor acute lymphoblastic leukaemia',
  AML: 'acute myeloid leukaemia',
};

/** A simulated cohort, brought to 0 … 1 by its training cells. */
export function simulatedCohort(
  id: CohortPresetId,
  { seed, scale = 'notebook', times = ['Dx'], tissues = ['BM'], delta, contamination, testPatients }: MmilCohortOptions,
): MmilCohort {
  const preset = loadCohortPreset(id);
  const { training, test, cells } = cohortPlan(preset, { seed, scale, ...(testPatients && { testPatients }) });
  const hard = delta === undefined ? {} : { delta };
  const bare = concatSamples([
    ...simulateCohort(preset, {
      ...hard,
      seed,
      patients: training,
      cells: cells('train'),
      ...(contamination && { contamination }),
    }),
  ]);
  const scaling = fitScaling(bare, { method: 'min-max', all: true });
  const tests = times.flatMap((time) =>
    tissues.map((tissue) => {
      const samples = () =>
        simulateCohort(preset, { ...hard, seed, patients: test, times: [time], tissues: [tissue], cells: cells(time) });
      const scaled = again(function* (): Generator<SimulatedCells> {
        for (const sample of samples()) yield applyScaling(sample, scaling);
      });
      const table = scale === 'paper' ? scaled : concatSamples([...scaled]);
      return [tissues.length > 1 ? `${time} ${tissue}` : time, { table }] as const;
    }),
  );
  const used = delta ?? preset.delta;
  const table = applyScaling(bare, scaling);
  return {
    title: `${id}, simulated`,
    mark: 'simulated',
    notes: [
      `Simulated cells of ${words[id]}: ${training.sick.length} + ${training.healthy.length} patients and donors to train on, ${test.sick.length} + ${test.healthy.length} to test on, seed ${seed}.`,
      `The difficulty (delta = ${used}) was chosen by us so that methods do not saturate; it is not estimated from the paper.`,
      'rho is the true share of healthy cells in the sick training patients, unless it is the thing varied; this favours MMIL.',
    ],
    training: table,
    tests: Object.fromEntries(tests),
    rho: trueRho(table),
  };
}

/** A generator that starts over each time it is gone through. */
const again = <T>(make: () => Generator<T>): Iterable<T> => ({ [Symbol.iterator]: make });
