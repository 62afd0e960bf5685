import type { CohortPreset, TimePoint, Tissue } from './cohort-preset.ts';
import { type SampleOptions, simulateSample } from './simulate-sample.ts';
import type { SimulatedCells } from './simulated-cells.ts';

/** Patients by number. */
export interface CohortPatients {
  sick: readonly number[];
  healthy: readonly number[];
}

export interface CohortOptions extends SampleOptions {
  patients: CohortPatients;
  /** Samples of each sick patient. Default only `Dx`. */
  times?: readonly TimePoint[];
  /** Samples of everyone. Default only `BM`. */
  tissues?: readonly Tissue[];
  /** Cells of each sample; a function gets the patient (`P1`, `H1`) and the time. */
  cells: number | ((patient: string, time: TimePoint | 'healthy') => number);
}

/**
 * Simulates a cohort one sample at a time, so that a full-scale one never sits in memory: sick patients first, then
 * healthy donors. Small ones become one table with `concatSamples`.
 *
 * @example
 * const { training } = splitCohort(preset);
 * const samples = simulateCohort(preset, { seed: 20240612, patients: training, cells: 300 });
 * const table = concatSamples([...samples]);
 */
export function* simulateCohort(
  preset: CohortPreset,
  { patients, times = ['Dx'], tissues = ['BM'], cells, ...options }: CohortOptions,
): Generator<SimulatedCells, void, undefined> {
  const count = typeof cells === 'number' ? (): number => cells : cells;
  for (const patient of patients.sick)
    for (const time of times)
      for (const tissue of tissues)
        yield simulateSample(preset, {
          ...options,
          patient,
          sick: true,
          time,
          tissue,
          cells: count(`P${patient}`, time),
        });
  for (const patient of patients.healthy)
    for (const tissue of tissues)
      yield simulateSample(preset, {
        ...options,
        patient,
        sick: false,
        tissue,
        cells: count(`H${patient}`, 'healthy'),
      });
}
