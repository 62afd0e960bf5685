import { concatCells } from '../../cells/concat-cells.ts';
import type { CellTable } from '../../cells/cell-table.ts';
import type { CohortPreset } from '../../cells/simulate/cohort-preset.ts';
import { simulateCohort } from '../../cells/simulate/simulate-cohort.ts';

/** What a design departs from, and by what. */
export interface StressDesign {
  factor: 'rho given' | 'sick patients' | 'cells of a patient' | 'blasts in donors';
  value: number;
  /** Training and test cells of a replicate (0, 1, …). */
  simulate: (replicate: number) => { training: CellTable; test: CellTable };
  /** The rho that MMIL is given; undefined for the truth of the training cells. */
  rho?: number;
}

export interface StressOptions {
  /** Replicate r uses `seed + r`. */
  seed: number;
  /** Sick patients to train on, and half as many donors, where it is not the factor. */
  patients: number;
  /** Cells of a training patient, where it is not the factor. */
  cells: number;
  /** To test on: 8 sick patients and 4 donors, so that the shares of cells are those of training. Cells of each. */
  testCells: number;
  /** Values of each factor. */
  rhos: readonly number[];
  patientNumbers: readonly number[];
  cellNumbers: readonly number[];
  contaminations: readonly number[];
}

/**
 * Designs that each depart from one base in one thing: the rho that MMIL is told, the number of patients, the number of
 * cells, blasts in donors that their label denies. Test cells of a replicate are the same for all, donors clean.
 *
 * @example
 * stressDesigns(preset, options).filter(({ factor }) => factor === 'sick patients').length;
 */
export function stressDesigns(
  preset: CohortPreset,
  { seed, patients, cells, testCells, rhos, patientNumbers, cellNumbers, contaminations }: StressOptions,
): StressDesign[] {
  const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);
  const most = Math.max(patients, ...patientNumbers);
  const table = (options: Parameters<typeof simulateCohort>[1]): CellTable =>
    concatCells([...simulateCohort(preset, options)]);
  const simulate =
    (sick: number, each: number, contamination: number): StressDesign['simulate'] =>
    (replicate) => ({
      training: table({
        seed: seed + replicate,
        patients: { sick: from(1, sick), healthy: from(1, Math.ceil(sick / 2)) },
        cells: each,
        contamination,
      }),
      test: table({
        seed: seed + replicate,
        patients: { sick: from(most + 1, 8), healthy: from(most + 1, 4) },
        cells: testCells,
      }),
    });
  const base = simulate(patients, cells, 0);
  return [
    ...rhos.map((rho) => ({ factor: 'rho given', value: rho, rho, simulate: base }) as const),
    ...patientNumbers.map((n) => ({ factor: 'sick patients', value: n, simulate: simulate(n, cells, 0) }) as const),
    ...cellNumbers.map(
      (n) => ({ factor: 'cells of a patient', value: n, simulate: simulate(patients, n, 0) }) as const,
    ),
    ...contaminations.map(
      (share) => ({ factor: 'blasts in donors', value: share, simulate: simulate(patients, cells, share) }) as const,
    ),
  ];
}
