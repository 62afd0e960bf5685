import { describe, expect, test } from 'vitest';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { CellTableError } from '../../src/cells/cell-table-error.ts';
import { concatCells } from '../../src/cells/concat-cells.ts';
import { factor, wordOf } from '../../src/cells/factor.ts';
import { checkPanel } from '../../src/cells/panel/check-panel.ts';
import { harmonise } from '../../src/cells/panel/harmonise.ts';
import { PanelError } from '../../src/cells/panel/panel-error.ts';
import { firstCell, tableOf, valuesOf } from './table.ts';

const first = tableOf({ Time: [1], CD3: [2], 'HLA-DR': [3], CD7: [4] }, {}, 'a.fcs');
const second = tableOf({ HLADR: [30], CD3: [20], Time: [10] }, {}, 'b.fcs');

describe('harmonise', () => {
  test('keeps the markers that all tables have, in the order of the first, and says what is dropped', () => {
    const { tables, markers, dropped } = harmonise([first, second], { aliases: { HLADR: 'HLA-DR' } });
    expect(markers).toEqual(['Time', 'CD3', 'HLA-DR']);
    expect(tables.map(({ names, p }) => [p, names])).toEqual([
      [3, markers],
      [3, markers],
    ]);
    expect(valuesOf(tables[1]!, 'HLA-DR')).toEqual([30]);
    expect(dropped).toEqual([{ source: 'a.fcs', markers: ['CD7'] }]);
    expect(tables[0]!.columns[0]).toBe(first.columns[0]);
  });

  test('keeps the markers asked for, in their order', () => {
    const { tables, dropped } = harmonise([first, second], { markers: ['CD3', 'Time'] });
    expect(tables.map(firstCell)).toEqual([
      [2, 1],
      [20, 10],
    ]);
    expect(dropped.map(({ source }) => source)).toEqual(['a.fcs', 'b.fcs']);
  });

  test('names the file that lacks a marker asked for, and one that is close', () => {
    const asked = { markers: ['CD3', 'HLA-DR'] };
    expect(() => harmonise([first, second], asked)).toThrow("b.fcs: marker 'HLA-DR' is missing (is it 'HLADR'?)");
  });

  test('names the file in which a marker is there twice', () => {
    const twice = { aliases: { Time: 'CD3' } };
    expect(() => harmonise([first, second], twice)).toThrow("a.fcs: marker 'CD3' is there twice");
  });

  test('refuses files of different panels, naming file and marker', () => {
    const other = tableOf({ Time: [1], CD19: [2], CD20: [3] }, {}, 'other.fcs');
    expect(() => harmonise([first, other])).toThrow(PanelError);
    expect(() => harmonise([first, other])).toThrow(
      "a.fcs: only 1 of its 4 markers are in all 2 tables; 'CD3', for example, is not in other.fcs",
    );
    expect(harmonise([first, other], { leastShare: 0 }).markers).toEqual(['Time']);
    expect(() => harmonise([first, tableOf({ x: [1] })], { leastShare: 0 })).toThrow('only 0 of its 4');
  });

  test('refuses no tables', () => {
    expect(() => harmonise([])).toThrow(PanelError);
  });
});

describe('checkPanel', () => {
  test('brings features to the order of the model', () => {
    expect(firstCell(checkPanel(['CD3', 'Time'], first))).toEqual([2, 1]);
  });

  test('names a feature that is missing', () => {
    expect(() => checkPanel(['CD4'], first)).toThrow("a.fcs: marker 'CD4' is missing; there are Time, CD3");
    expect(() => checkPanel(['a'], { ...tableOf({ a: [1] }), names: ['a', 'a'] })).toThrow('is there twice');
  });
});

describe('concatCells', () => {
  test('puts cells one after the other and merges what is noted of them', () => {
    const a = tableOf({ x: [1, 2] }, { tissue: factor(['marrow', 'blood']), sick: Float32Array.of(0, 0) });
    const b = tableOf({ x: [3] }, { tissue: factor(['blood']), day: Float64Array.of(7) });
    const all = concatCells([a, b]);
    expect(all).toMatchObject({ n: 3, p: 1, names: ['x'] });
    expect(valuesOf(all, 'x')).toEqual([1, 2, 3]);
    expect(all.annotations).toEqual({
      tissue: { levels: ['marrow', 'blood'], codes: Int32Array.of(0, 1, 1) },
      sick: Float32Array.of(0, 0, NaN),
      day: Float64Array.of(NaN, NaN, 7),
    });
  });

  test('knows no word where a table has none', () => {
    const all = concatCells([tableOf({ x: [1] }), tableOf({ x: [2] }, { tissue: factor(['blood']) })]);
    const tissue = all.annotations.tissue as ReturnType<typeof factor>;
    expect([wordOf(tissue, 0), wordOf(tissue, 1)]).toEqual([undefined, 'blood']);
  });

  test('is double where one of the tables is', () => {
    const double = { ...tableOf({ x: [0] }), columns: [Float64Array.of(0.1)] };
    expect(concatCells([tableOf({ x: [1] }), double]).columns[0]).toEqual(Float64Array.of(1, 0.1));
  });

  test('stays sparse where all tables are', () => {
    const sparse = (rows: number[], n: number): CellTable => ({
      ...tableOf({ x: [] }),
      n,
      columns: [{ rows: Int32Array.from(rows), values: Float32Array.from(rows, (row) => row + 1) }],
    });
    const [a, b] = [sparse([0, 2], 4), sparse([1], 2)];
    expect(concatCells([a, b]).columns).toEqual([{ rows: Int32Array.of(0, 2, 5), values: Float32Array.of(1, 3, 2) }]);
    expect(valuesOf(concatCells([a, tableOf({ x: [7] })]), 'x')).toEqual([1, 0, 3, 0, 7]);
  });

  test('refuses tables whose features differ, or whose annotations are of two kinds', () => {
    const [a, b] = [tableOf({ x: [1], y: [2] }, {}, 'a'), tableOf({ x: [1], z: [2] }, {}, 'b')];
    expect(() => concatCells([a, b])).toThrow("feature 2 is 'z' in b, 'y' in a: harmonise the tables first");
    expect(() => concatCells([a, tableOf({ x: [1] }, {}, 'c')])).toThrow("feature 2 is 'missing' in c");
    const words = tableOf({ x: [1] }, { day: factor(['one']) });
    const numbers = tableOf({ x: [1] }, { day: Float32Array.of(1) });
    expect(() => concatCells([words, numbers])).toThrow("annotation 'day' holds words in table 1, numbers in table 2");
    expect(() => concatCells([])).toThrow(CellTableError);
  });
});
