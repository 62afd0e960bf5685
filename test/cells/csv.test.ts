import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecords, fieldText } from '../../src/cells/csv/csv-records.ts';
import { numberOf, parseNumber } from '../../src/cells/csv/parse-number.ts';
import { readCsvCells } from '../../src/cells/csv/read-csv-cells.ts';
import { writeCsvCells } from '../../src/cells/csv/write-csv-cells.ts';
import { contentOf, randomTable } from './random-table.ts';
import { scratch } from './scratch.ts';

const { file, path } = scratch();
const shared = process.env.ASSAYBOOK_SHARED ?? resolve(import.meta.dirname, '../../../shared');

describe('readCsvCells', () => {
  test('reads features, words and the names with a meaning, past a byte order mark and blank lines', async () => {
    const cells = await readCsvCells(
      file('a.csv', '\uFEFFpatient,sick,CD34,stage,CD45\r\n1,true,1.5,early,2\r\n\r\n2,false,-3e2,,4\r\n'),
    );
    expect(cells).toEqual({
      n: 2,
      p: 2,
      names: ['CD34', 'CD45'],
      columns: [Float64Array.of(1.5, -300), Float64Array.of(2, 4)],
      annotations: {
        patient: { levels: ['1', '2'], codes: Int32Array.of(0, 1) },
        sick: Float64Array.of(1, 0),
        stage: { levels: ['early'], codes: Int32Array.of(0, -1) },
      },
    });
  });

  test('reads tabs, gzip and files without a header', async () => {
    const tsv = file('a.tsv.gz', gzipSync('1\t2\n3\t4'));
    const cells = await readCsvCells(tsv, { names: ['a', 'b'] });
    expect(cells.columns).toEqual([Float64Array.of(1, 3), Float64Array.of(2, 4)]);
  });

  test('takes the listed features in their order, renames annotations, leaves the rest', async () => {
    const source = file('b.csv', 'donor,a,b,c,plate\nx,1,2,3,7\n');
    const cells = await readCsvCells(source, {
      features: ['c', 'a'],
      annotations: { patient: 'donor', plate: 'plate' },
    });
    expect(contentOf(cells)).toEqual({
      n: 1,
      features: [
        ['c', [3]],
        ['a', [1]],
      ],
      annotations: { patient: ['x'], plate: [7] },
    });
  });

  test('keeps row names, whose column R and pandas leave without a name, as cell', async () => {
    const cells = await readCsvCells(file('c.csv', ',a\n17,1\n18,2\n'));
    expect(contentOf(cells).annotations).toEqual({ cell: ['17', '18'] });
  });

  test.each([
    ['a bad value', 'a,b\n1,2\n3,x4\n', {}, /line 3, column 'b': 'x4' is not a number.*annotations/],
    ['a word above numbers', 'a,b\n1,oops\n3,4\n5,6\n', {}, /line 2, column 'b': 'oops' is not a number/],
    [
      'a word in a listed feature',
      'a,b\n1,low\n3,high\n',
      { features: ['b'] },
      /line 2, column 'b': 'low' is not a number/,
    ],
    ['an empty value', 'a,b\n1,2\n,4\n', {}, /line 3, column 'a': the value is empty \(cell 1.*missing: 'nan'/],
    ['an infinite value', 'a,b\n1,2\n3,-Inf\n', {}, /line 3, column 'b': the value is -Inf/],
    ['too few values', 'a,b\n1,2\n3\n', {}, /line 3: it has 1 values, but the header has 2 names/],
    ['row names without a name', 'a,b\nr1,1,2\n', {}, /line 2: it has 3 values.*R leaves out/],
    ['a name that is there twice', 'a,b,a\n1,2,3\n', {}, /column 'a': the name is there twice/],
    ['a column without a name', 'a,,b\n1,2,3\n', {}, /line 1: column 2 has no name/],
    [
      'a misspelt annotation',
      'patient,a\nx,1\n',
      { annotations: ['patiant'] },
      /no column 'patiant'.*did you mean 'patient'/,
    ],
    ['sick in words', 'sick,a\nAML,1\n', {}, /column 'sick': 'AML' is not 1 or 0.*diagnosis/],
    ['an open quote', 'a,b\n1,"2\n3,4\n', {}, /line 2: a quote is opened here and not closed/],
    ['text after a quote', 'a,b\n1,"2"3\n', {}, /line 2: text follows a closed quote/],
    ['no cells', 'a,b\n', {}, /it has a header and no cells/],
    ['nothing', '', {}, /it is empty/],
  ])('refuses %s, saying where', async (_, text, options, message) => {
    const bad = file('bad.csv', text);
    await expect(readCsvCells(bad, options)).rejects.toThrow(message);
    await expect(readCsvCells(bad, options)).rejects.toMatchObject({ name: 'CellsFileError', place: { file: bad } });
  });

  test('says what is wrong with a file that is not there, or is not gzip', async () => {
    await expect(readCsvCells(path('none.csv'))).rejects.toThrow(/there is no such file/);
    await expect(readCsvCells(file('no.csv.gz', 'a,b\n1,2\n'))).rejects.toThrow(/not intact gzip/);
    await expect(readCsvCells(file('cut.csv.gz', gzipSync('a,b\n1,2\n').subarray(0, 20)))).rejects.toThrow(
      /ends early/,
    );
  });

  test('reads missing values as NaN when told so', async () => {
    const cells = await readCsvCells(file('n.csv', 'a\n1\nNA\n'), { missing: 'nan' });
    expect(cells.columns[0]).toEqual(Float64Array.of(1, NaN));
  });

  test('stops at a signal', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readCsvCells(file('s.csv', 'a\n1\n'), { signal })).rejects.toThrow('enough');
  });
});

describe('writeCsvCells', () => {
  test('round trip: what was written reads back the same, whatever the words hold', async () => {
    await fc.assert(
      fc.asyncProperty(randomTable, fc.constantFrom('t.csv', 't.csv.gz', 't.tsv'), async (table, name) => {
        await writeCsvCells(path(name), table);
        const back = contentOf(await readCsvCells(path(name), { features: table.names, annotations: ['stage'] }));
        expect(back).toEqual(contentOf(table));
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('writes scores beside the columns that identify the cells', async () => {
    const table = await readCsvCells(file('w.csv', 'cell,patient,a\nc1,P1,1\nc2,P2,2\n'));
    await writeCsvCells(path('scores.csv'), table, {
      columns: ['cell', 'patient'],
      scores: { mmil: Float64Array.of(0.25, NaN) },
    });
    expect(readFileSync(path('scores.csv'), 'utf8')).toBe('cell,patient,mmil\nc1,P1,0.25\nc2,P2,\n');
    await expect(writeCsvCells(path('x.csv'), table, { columns: ['cel'] })).rejects.toThrow(/did you mean 'cell'/);
    await expect(writeCsvCells(path('x.csv'), table, { scores: { s: [1] } })).rejects.toThrow(
      /1 values, the table has 2/,
    );
    expect(existsSync(path('x.csv'))).toBe(false);
  });

  test('leaves the old file and nothing else when writing fails', async () => {
    const { writeParquetCells } = await import('../../src/cells/parquet/write-parquet-cells.ts');
    const table = await readCsvCells(file('w.csv', 'patient,a\nP1,1\n'));
    const broken = { ...table, annotations: { patient: { levels: ['P1'], codes: null as unknown as Int32Array } } };
    const before = readdirSync(path('.')).length;
    await expect(writeParquetCells(path('w.csv'), broken)).rejects.toThrow();
    expect(readFileSync(path('w.csv'), 'utf8')).toBe('patient,a\nP1,1\n');
    expect(readdirSync(path('.')).length).toBe(before);
  });
});

describe('csvRecords', () => {
  const recordsOf = async (text: string, piece: number): Promise<string[][]> => {
    const bytes = Buffer.from(text);
    const rows: string[][] = [];
    const pieces = async function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    };
    await csvRecords('f', pieces(), 44, (record) =>
      rows.push(Array.from({ length: record.count }, (_, j) => fieldText(record, j))),
    );
    return rows;
  };

  test('agrees with csv-parse however the bytes are cut', async () => {
    const field = fc.oneof(
      fc.stringMatching(/^[a-z0-9.é ]{0,5}$/),
      fc.stringMatching(/^[a-z",\n\r]{0,5}$/).map((text) => `"${text.replaceAll('"', '""')}"`),
    );
    const record = fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => fields.join(','));
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 30 }),
        async (records, end, last, piece) => {
          const text = records.join(end) + (last ? end : '');
          const expected = parse(text, {
            relax_column_count: true,
            skip_empty_lines: true,
            record_delimiter: end,
          }) as string[][];
          expect(await recordsOf(text, piece)).toEqual(expected);
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('parseNumber', () => {
  const parsed = (text: string) => parseNumber(Buffer.from(text), 0, text.length);

  test('is the double closest to the decimal number', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
          fc.stringMatching(/^-?[0-9]{1,20}(\.[0-9]{0,20})?$/),
        ),
        (text) => {
          expect(parsed(text)).toBe(Number(text));
        },
      ),
      { numRuns: 5000, seed: 1 },
    );
  });

  test.each([
    ['', NaN],
    [' NA ', NaN],
    ['None', NaN],
    ['.5', 0.5],
    ['5.', 5],
    ['+1', 1],
    ['-0', -0],
    ['1e-7', 1e-7],
    ['-Infinity', -Infinity],
    ['.', undefined],
    ['-', undefined],
    ['1,5', undefined],
    ['0x10', undefined],
    ['12abc', undefined],
    ['1 2', undefined],
  ])('reads %j as %s, from bytes and from text', (text, value) => {
    expect(parsed(text)).toBe(value);
    expect(numberOf(text)).toBe(value);
  });
});

describe('real cells', () => {
  const folder = join(shared, 'data', 'cytometry', 'deepcytof_multicenter');

  test.skipIf(!existsSync(folder))('[shared data] DeepCyTOF sample 1 reads as csv-parse reads it', async () => {
    const source = join(folder, 'sample1.csv.gz');
    const cells = await readCsvCells(source, { names: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] });
    const rows = parse(gunzipSync(readFileSync(source))) as string[][];
    expect(cells.n).toBe(55621);
    for (const [j, column] of cells.columns.entries())
      expect(rows.findIndex((row, i) => Number(row[j]) !== (column as Float64Array)[i])).toBe(-1);
  });
});
