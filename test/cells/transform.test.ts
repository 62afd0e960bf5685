import { describe, expect, test } from 'vitest';
import { factor } from '../../src/cells/factor.ts';
import { PanelError } from '../../src/cells/panel/panel-error.ts';
import { applyScaling } from '../../src/cells/transform/apply-scaling.ts';
import { arcsinh } from '../../src/cells/transform/arcsinh.ts';
import { compensate } from '../../src/cells/transform/compensate.ts';
import { CompensationError } from '../../src/cells/transform/compensation-error.ts';
import { fitScaling } from '../../src/cells/transform/fit-scaling.ts';
import { ScalingError } from '../../src/cells/transform/scaling-error.ts';
import { undoNoise } from '../../src/cells/transform/undo-noise.ts';
import { rng } from '../../src/stats/rng.ts';
import { firstCell, tableOf, valuesOf } from './table.ts';

describe('arcsinh', () => {
  const table = tableOf({ a: [0, 5, -10], b: [150, 300, 0] });

  test('is asinh(value / cofactor), with cofactor 5', () => {
    expect(valuesOf(arcsinh(table), 'a')).toEqual([0, 0.881374, -1.443635]);
    expect(valuesOf(arcsinh(table, { cofactor: 150 }), 'b')).toEqual([0.881374, 1.443635, 0]);
  });

  test('leaves its table as it was, and shares the columns that it does not change', () => {
    const after = arcsinh(table, { markers: ['a'] });
    expect(valuesOf(table, 'a')).toEqual([0, 5, -10]);
    expect(after.columns[1]).toBe(table.columns[1]);
  });

  test('keeps sparse columns sparse; a shift makes them dense', () => {
    const sparse = { ...table, p: 1, names: ['a'], columns: [{ rows: Int32Array.of(1), values: Float32Array.of(5) }] };
    expect(arcsinh(sparse).columns[0]).toEqual({ rows: Int32Array.of(1), values: Float32Array.of(Math.asinh(1)) });
    const scaling = fitScaling(sparse, { method: 'z', all: true });
    expect(scaling.shift[0]).toBeCloseTo(5 / 3, 12);
    expect(valuesOf(applyScaling(sparse, scaling), 'a')).toEqual([-0.707107, 1.414214, -0.707107]);
  });

  test('refuses a cofactor that is not above 0, and names the table that lacks a marker', () => {
    expect(() => arcsinh(table, { cofactor: 0 })).toThrow(RangeError);
    expect(() => arcsinh({ ...table, source: 'x.fcs' }, { markers: ['A '] })).toThrow(
      "x.fcs: marker 'A ' is missing (is it 'a'?)",
    );
  });
});

describe('undoNoise', () => {
  test('brings back counts that were made noisy', () => {
    const random = rng(1, 'noise');
    const counts = Array.from({ length: 500 }, () => random.integer(40));
    const noisy = counts.map((count) => count - random.uniform() * 0.999);
    expect(valuesOf(undoNoise(tableOf({ a: noisy })), 'a')).toEqual(counts);
  });

  test('gives 0, not -0', () => {
    expect(Object.is(firstCell(undoNoise(tableOf({ a: [-0.4] })))[0], 0)).toBe(true);
  });
});

describe('compensate', () => {
  const spillover = { channels: ['B', 'A'], matrix: [[1, 0.2], [0.1, 1]] }; // prettier-ignore

  test('brings back what was there before spilling', () => {
    const [a, b] = [[100, 0, 30], [10, 50, 0]]; // prettier-ignore
    const seen = tableOf({
      A: a!.map((x, i) => x + 0.2 * b![i]!),
      B: b!.map((x, i) => x + 0.1 * a![i]!),
      C: [1, 2, 3],
    });
    const after = compensate(seen, spillover);
    for (const [name, values] of [
      ['A', a],
      ['B', b],
    ] as const)
      // prettier-ignore
      valuesOf(after, name).forEach((value, i) => expect(value).toBeCloseTo(values![i]!, 4));
    expect(after.columns[2]).toBe(seen.columns[2]);
  });

  test('names a channel that is missing', () => {
    expect(() => compensate(tableOf({ A: [1] }), spillover)).toThrow(PanelError);
    expect(() => compensate(tableOf({ A: [1] }), spillover)).toThrow("marker 'B' is missing");
  });

  test.each([
    ['singular', { channels: ['A', 'B'], matrix: [[1, 1], [1, 1]] }, /singular/], // prettier-ignore
    ['not square', { channels: ['A', 'B'], matrix: [[1, 0]] }, /needs 2 rows/],
    ['not finite', { channels: ['A'], matrix: [[NaN]] }, /finite/],
    ['of one channel twice', { channels: ['A', 'A'], matrix: [[1, 0], [0, 1]] }, /twice/], // prettier-ignore
  ])('refuses a matrix that is %s', (_, matrix, message) => {
    expect(() => compensate(tableOf({ A: [1], B: [2] }), matrix)).toThrow(CompensationError);
    expect(() => compensate(tableOf({ A: [1], B: [2] }), matrix)).toThrow(message);
  });
});

describe('scaling', () => {
  const table = tableOf({ a: [2, 4, 6, 100], b: [5, 5, 5, 9] }, { patient: factor(['P1', 'P1', 'P2', 'test']) });

  test('min-max brings training cells to 0 … 1 and others beyond', () => {
    const scaling = fitScaling(table, { method: 'min-max', patients: ['P1', 'P2'] });
    expect(scaling).toEqual({
      method: 'min-max',
      names: ['a', 'b'],
      shift: [2, 5],
      scale: [4, 1],
      constant: ['b'],
      cells: 3,
      patients: ['P1', 'P2'],
    });
    expect(valuesOf(applyScaling(table, scaling), 'a')).toEqual([0, 0.5, 1, 24.5]);
    expect(valuesOf(applyScaling(table, scaling), 'b')).toEqual([0, 0, 0, 4]);
  });

  test('z brings training cells to mean 0 and standard deviation 1', () => {
    const scaling = fitScaling(table, { method: 'z', rows: [0, 1, 2], markers: ['a'] });
    expect(scaling.shift).toEqual([4]);
    expect(scaling.scale[0]).toBeCloseTo(Math.sqrt(8 / 3), 12);
    const after = applyScaling(table, scaling);
    expect(valuesOf(after, 'a').slice(0, 3)).toEqual([-1.224745, 0, 1.224745]);
    expect(after.columns[1]).toBe(table.columns[1]);
  });

  test('survives JSON', () => {
    const scaling = fitScaling(table, { method: 'z', all: true });
    expect(applyScaling(table, JSON.parse(JSON.stringify(scaling)))).toEqual(applyScaling(table, scaling));
  });

  test('does not look at test patients', () => {
    const other = { ...table, columns: [Float32Array.of(2, 4, 6, -1e9), table.columns[1]!] };
    const options = { method: 'z', patients: ['P1', 'P2'] } as const;
    expect(fitScaling(other, options)).toEqual(fitScaling(table, options));
  });

  test('refuses to guess which cells are for training', () => {
    expect(() => fitScaling(table, { method: 'z' })).toThrow(ScalingError);
    expect(() => fitScaling(table, { method: 'z' })).toThrow('say which cells are for training');
    expect(() => fitScaling(table, { method: 'z', all: true, rows: [1] })).toThrow(ScalingError);
    expect(() => fitScaling(table, { method: 'z', patients: [] })).toThrow('no training cells');
    expect(() => fitScaling(table, { method: 'z', patients: ['P9'] })).toThrow("patient 'P9' is not in the table");
  });

  test('names the feature and the cell of a value that is not finite', () => {
    const broken = tableOf({ a: [1, NaN] });
    expect(() => fitScaling(broken, { method: 'z', all: true })).toThrow("'a' is NaN in cell 1");
    expect(fitScaling(broken, { method: 'z', rows: [0] }).shift).toEqual([1]);
  });

  test('names a feature that new cells lack', () => {
    const scaling = fitScaling(table, { method: 'z', all: true });
    expect(() => applyScaling(tableOf({ a: [1] }), scaling)).toThrow("marker 'b' is missing");
  });
});
