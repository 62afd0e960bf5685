import { expect, test } from 'vitest';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { isFactor } from '../../src/cells/factor.ts';
import { mmilCohort } from '../../src/papers/mmil/mmil-cohort.ts';

test('more test patients are numbered on from the training ones, and leave the training cells as they are', async () => {
  const seed = 20240612;
  const [usual, more] = [
    await mmilCohort('ALL', { seed, times: ['Dx'] }),
    await mmilCohort('ALL', { seed, times: ['Dx'], testPatients: { sick: 2, healthy: 3 } }),
  ];
  expect(more.training.columns).toEqual(usual.training.columns);
  const tableOf = ({ tests }: typeof usual): CellTable => tests.Dx!.table as CellTable;
  const patients = ({ annotations: { patient } }: CellTable): readonly string[] =>
    patient && isFactor(patient) ? patient.levels : [];
  expect(patients(tableOf(more))).toEqual(['P28', 'P29', 'H7', 'H8', 'H9']);
  expect(more.notes[0]).toContain('2 + 3 to test on');
  const firstCells = ({ columns }: CellTable) => Array.from(columns[0] as Float32Array).slice(0, 800);
  // P28 is the same patient in both.
  expect(firstCells(tableOf(more))).toEqual(firstCells(tableOf(usual)));
});
