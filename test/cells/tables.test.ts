import { parquetWriteFile } from 'hyparquet-writer';
import * as aq from 'arquero';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type * as Danfo from 'danfojs-node';
import * as xlsx from 'xlsx';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { factor } from '../../src/cells/factor.ts';
import { readExcelCells } from '../../src/cells/excel/read-excel-cells.ts';
import { fromArquero } from '../../src/cells/frames/from-arquero.ts';
import { fromDanfo } from '../../src/cells/frames/from-danfo.ts';
import { toArquero } from '../../src/cells/frames/to-arquero.ts';
import { toDanfo } from '../../src/cells/frames/to-danfo.ts';
import { readParquetCells } from '../../src/cells/parquet/read-parquet-cells.ts';
import { writeParquetCells } from '../../src/cells/parquet/write-parquet-cells.ts';
import { contentOf, randomTable } from './random-table.ts';
import { scratch } from './scratch.ts';

const { file, path } = scratch();
const danfo = createRequire(import.meta.url)('danfojs-node') as typeof Danfo;

const table: CellTable = {
  n: 3,
  p: 2,
  names: ['A', 'B'],
  columns: [{ rows: Int32Array.of(1), values: Float32Array.of(5) }, Float64Array.of(1, 2, 3)],
  annotations: {
    patient: factor(['P1', 'P2', 'P1']),
    sick: Float64Array.of(1, 0, 1),
    stage: factor(['', 'late', 'early']),
  },
};
const dense = { ...table, columns: [Float32Array.of(0, 5, 0), table.columns[1]!] };

describe('Excel', () => {
  const book = (sheets: Record<string, unknown[][]>): string => {
    const workbook = xlsx.utils.book_new();
    for (const [name, rows] of Object.entries(sheets))
      xlsx.utils.book_append_sheet(workbook, xlsx.utils.aoa_to_sheet(rows), name);
    return file('book.xlsx', xlsx.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  };

  test('reads the sheet asked for, by name or place: numbers, words and empty rows', async () => {
    const source = book({
      notes: [['x']],
      run: [['patient', 'CD34', 'stage', 'sick'], [1, 2.5, 'late', true], [], [2, -1, null, false]],
    });
    for (const sheet of ['run', 2])
      expect(contentOf(await readExcelCells(source, { sheet }))).toEqual({
        n: 2,
        features: [['CD34', [2.5, -1]]],
        annotations: { patient: ['1', '2'], stage: ['late', undefined], sick: [1, 0] },
      });
  });

  test.each([
    ['a sheet that is not there', [['a'], [1]], { sheet: 'rnu' }, /there is no sheet 'rnu': did you mean 'run'/],
    [
      'text among numbers',
      [
        ['a', 'b'],
        [1, 1],
        [2, 'x'],
      ],
      {},
      /sheet 'run', line 3, column 'b': 'x' is not of the kind of '1'/,
    ],
    [
      'an empty value',
      [
        ['a', 'b'],
        [1, 1],
        [2, null],
      ],
      {},
      /line 3, column 'b': the value is empty/,
    ],
    ['a value without a name above it', [['a'], [1, 2]], {}, /line 1: column 2 has no name/],
    ['no cells', [['a', 'b']], {}, /a header and no cells/],
  ])('refuses %s, saying where', async (_, rows, options, message) => {
    await expect(readExcelCells(book({ run: rows }), options)).rejects.toThrow(message);
  });

  test('says that a file is none', async () => {
    await expect(readExcelCells(file('cut.xlsx', 'PK\u0003\u0004 not a zip'))).rejects.toThrow(
      /cannot be read as an Excel file/,
    );
  });
});

describe('Parquet', () => {
  test('round trip: names, precision, words and what is unknown', async () => {
    await fc.assert(
      fc.asyncProperty(randomTable, async (any) => {
        await writeParquetCells(path('t.parquet'), any);
        const back = await readParquetCells(path('t.parquet'));
        expect(contentOf(back)).toEqual(contentOf(any));
        expect(back.columns.map((column) => column.constructor)).toEqual(
          any.columns.map((column) => column.constructor),
        );
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('writes the zeros of sparse columns, and reads only what is asked for', async () => {
    await writeParquetCells(path('s.parquet'), table);
    expect(await readParquetCells(path('s.parquet'))).toEqual(dense);
    expect(
      contentOf(await readParquetCells(path('s.parquet'), { features: ['B'], annotations: { donor: 'patient' } })),
    ).toEqual({
      n: 3,
      features: [['B', [1, 2, 3]]],
      annotations: { donor: ['P1', 'P2', 'P1'], sick: [1, 0, 1], patient: ['P1', 'P2', 'P1'] },
    });
  });

  test('reads whole numbers of 64 bits, truth values, and nulls as missing', async () => {
    parquetWriteFile({
      filename: path('k.parquet'),
      columnData: [
        { name: 'count', data: [1n, 2n], type: 'INT64' },
        { name: 'sick', data: [true, false], type: 'BOOLEAN' },
        { name: 'gap', data: [1.5, null], type: 'DOUBLE' },
      ],
    });
    expect(contentOf(await readParquetCells(path('k.parquet'), { missing: 'nan' }))).toEqual({
      n: 2,
      features: [
        ['count', [1, 2]],
        ['gap', [1.5, NaN]],
      ],
      annotations: { sick: [1, 0] },
    });
    await expect(readParquetCells(path('k.parquet'))).rejects.toThrow(
      /column 'gap': a value is missing or not finite \(cell 1/,
    );
  });

  test('says that a file is none, or is damaged', async () => {
    await expect(readParquetCells(file('x.parquet', 'hello, world'))).rejects.toThrow(
      /x.parquet: it cannot be read as Parquet/,
    );
    await expect(readParquetCells(path('none.parquet'))).rejects.toThrow(/no such file/);
    await expect(readParquetCells(path('s.parquet'), { features: ['b'] })).rejects.toThrow(
      /no column 'b'.*did you mean 'B'/,
    );
  });
});

describe('arquero', () => {
  test('round trip: names, types and factors', () => {
    fc.assert(
      fc.property(randomTable, (any) => {
        const back = fromArquero(toArquero(any));
        expect(contentOf(back)).toEqual(contentOf(any));
        expect(back.columns.map((column) => column.constructor === Float32Array)).toEqual(
          any.columns.map((column) => column.constructor === Float32Array),
        );
      }),
      { numRuns: 100, seed: 1 },
    );
    expect(fromArquero(toArquero(table))).toEqual(dense);
  });

  test('rows are taken as they are filtered and ordered', () => {
    const rows = toArquero(table)
      .filter((d: { B: number }) => d.B > 1)
      .orderby(aq.desc('B'));
    expect(contentOf(fromArquero(rows)).features).toEqual([
      ['A', [0, 5]],
      ['B', [3, 2]],
    ]);
  });

  test('a name that is a feature and an annotation is refused', () => {
    expect(() => toArquero({ ...table, annotations: { A: Float64Array.of(1, 2, 3) } })).toThrow(
      /'A' is a feature and an annotation/,
    );
  });
});

describe('danfo', () => {
  test('round trip: names, values and factors; all numbers in double precision', async () => {
    await fc.assert(
      fc.asyncProperty(randomTable, async (any) => {
        expect(contentOf(fromDanfo(await toDanfo(any)))).toEqual(contentOf(any));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('is a data frame that groups', async () => {
    const means = (await toDanfo(table)).groupby(['patient']).col(['B']).mean();
    expect(danfo.toJSON(means)).toEqual([
      { patient: 'P1', B_mean: 2 },
      { patient: 'P2', B_mean: 2 },
    ]);
  });

  test('text that looks like numbers stays text', () => {
    const frame = new danfo.DataFrame({ plate: ['', '7', '8'], CD34: [1, 2, 3] });
    expect(contentOf(fromDanfo(frame))).toEqual({
      n: 3,
      features: [['CD34', [1, 2, 3]]],
      annotations: { plate: [undefined, '7', '8'] },
    });
  });
});
