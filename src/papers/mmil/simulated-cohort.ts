import type { CohortPreset, TimePoint } from '../../cells/simulate/cohort-preset.ts';
import { concatSamples } from '../../cells/simulate/concat-samples.ts';
import { type CohortPatients, simulateCohort } from '../../cells/simulate/simulate-cohort.ts';
import type { SimulatedCells } from '../../cells/simulate/simulated-cells.ts';
import { splitCohort } from '../../cells/simulate/split-cohort.ts';
import { applyScaling } from '../../cells/transform/apply-scaling.ts';
import { fitScaling } from '../../cells/transform/fit-scaling.ts';
import { trueRho } from '../../mmil/experiments/true-rho.ts';
import { rng } from '../../stats/rng.ts';
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
  const split = scale === 'paper' ? splitFullScale(preset) : splitCohort(preset);
  const { training } = split;
  const test = testPatients ? patientsAfter(training, testPatients) : split.test;
  const { cohort } = preset;
  const hard = delta === undefined ? {} : { delta };
  const cells = (ofTest: TimePoint | undefined): number | ((patient: string, time: string) => number) =>
    scale === 'paper'
      ? (patient, time) => fullScaleCells(preset, seed, `${patient}/${time}`)
      : ofTest
        ? cohort.testCells[ofTest]
        : cohort.trainingCells;
  const bare = concatSamples([
    ...simulateCohort(preset, {
      ...hard,
      seed,
      patients: training,
      cells: cells(undefined),
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
