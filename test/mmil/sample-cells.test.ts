import { describe, expect, test } from 'vitest';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { sampleCells } from '../../src/mmil/sample-cells.ts';

const table = (from: number, n: number): CellTable => ({
  n,
  p: 1,
  names: ['x'],
  columns: [Float64Array.from({ length: n }, (_, i) => from + i)],
  annotations: { id: Float64Array.from({ length: n }, (_, i) => from + i) },
});
const values = (cells: CellTable): number[] => Array.from(cells.columns[0] as Float64Array);

describe('some of the cells', () => {
  const samples = [table(0, 30), table(30, 5), table(35, 65)];

  test('are each taken once, with what is noted of them, in the order of the tables', () => {
    const some = sampleCells(samples, 40, { seed: 1 });
    expect(some.n).toBe(40);
    expect(new Set(values(some)).size).toBe(40);
    expect(values(some)).toEqual(values(some).toSorted((a, b) => a - b));
    expect(Array.from(some.annotations.id as Float64Array)).toEqual(values(some));
  });

  test('are the same whether the cells come in one table or in several', () =>
    expect(values(sampleCells(table(0, 100), 25, { seed: 3 }))).toEqual(values(sampleCells(samples, 25, { seed: 3 }))));

  test('are all of them when there are no more', () =>
    expect(values(sampleCells(samples, 200, { seed: 1 }))).toEqual(Array.from({ length: 100 }, (_, i) => i)));

  test('each cell is as likely as any other (2,000 draws of 25 of 100, within 5 SE)', () => {
    const counts = new Float64Array(100);
    for (let seed = 0; seed < 2000; seed++) for (const i of values(sampleCells(samples, 25, { seed }))) counts[i]!++;
    const se = Math.sqrt(2000 * 0.25 * 0.75);
    for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(5 * se);
  });
});
