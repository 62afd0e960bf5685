import type { CellTable } from '../../cells/cell-table.ts';
import { concatSamples } from '../../cells/simulate/concat-samples.ts';
import { simulateCohort } from '../../cells/simulate/simulate-cohort.ts';
import { loadCohortPreset } from './load-cohort-preset.ts';

/**
 * A simulated stand-in for `readMulticenter`, for whoever has not got the data: 16 healthy donors of the ALL preset, whose
 * states are the gates. Gate 1 is `gated`, by default the mature B cells.
 */
export function simulateMulticenter({
  seed,
  cells = 3000,
  gated = 'MatB',
}: {
  seed: number;
  cells?: number;
  gated?: string;
}): CellTable {
  const healthy = Array.from({ length: 16 }, (_, k) => k + 1);
  const table = concatSamples([
    ...simulateCohort(loadCohortPreset('ALL'), { seed, patients: { sick: [], healthy }, cells }),
  ]);
  const { patient, state } = table.annotations as unknown as Record<
    'patient' | 'state',
    { levels: string[]; codes: Int32Array }
  >;
  const disease = state.levels.indexOf(gated);
  if (disease < 0) throw new RangeError(`gated must be one of ${state.levels.join(', ')}, got ${gated}`);
  return {
    ...table,
    annotations: { sample: patient, gate: Float32Array.from(state.codes, (code) => (code === disease ? 1 : 2)) },
  };
}
