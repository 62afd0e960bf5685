import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, test } from 'vitest';
import * as xlsx from 'xlsx';
import { readDataset } from '../../../src/bench/datasets/read-dataset.ts';

const folder = mkdtempSync(join(tmpdir(), 'datasets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const read = async (name: string, content: string | Uint8Array, options = {}) => {
  const rows: Record<string, unknown>[] = [];
  for await (const row of readDataset<Record<string, unknown>>(file(name, content), options)) rows.push(row);
  return rows;
};

describe('text stays text', () => {
  const text = 'id,question,answer\n001,"Is it, or\r\nnot?",NA\n2,"Say ""yes""",\n\n3,nan,1.50\n';
  const rows = [
    { id: '001', question: 'Is it, or\r\nnot?', answer: 'NA' },
    { id: '2', question: 'Say "yes"', answer: '' },
    { id: '3', question: 'nan', answer: '1.50' },
  ];
  test('in CSV, with CRLF line ends, a byte order mark and blank lines', async () => {
    expect(await read('a.csv', text)).toEqual(rows);
    expect(await read('b.csv', `\ufeff${text.replace(/(?<!\r)\n/g, '\r\n')}`)).toEqual(rows);
  });

  test('in gzip-ed CSV and in TSV', async () => {
    expect(await read('a.csv.gz', gzipSync(text))).toEqual(rows);
    expect(await read('a.tsv', 'id\tquestion\n001\ta, b\n')).toEqual([{ id: '001', question: 'a, b' }]);
  });

  test('in Excel: numbers are given as their cell shows them, in full where it has no format', async () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['id', 'n', 'padded', 'empty'],
      ['001', 0.1234567890123, 7, null],
    ]);
    (sheet.C2 as xlsx.CellObject).z = '000';
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, sheet, 'Items');
    const bytes = xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const expected = [{ id: '001', n: '0.1234567890123', padded: '007', empty: '' }];
    expect(await read('a.xlsx', bytes)).toEqual(expected);
    expect(await read('a.xlsx', bytes, { sheet: 'Items' })).toEqual(expected);
    await expect(read('a.xlsx', bytes, { sheet: 'Itmes' })).rejects.toThrow("no sheet 'Itmes': did you mean Items?");
  });
});

describe('formats that say what is a number', () => {
  const rows = [
    { id: '001', n: 1, list: ['a'] },
    { id: '2', n: 2.5, list: [] },
  ];
  test('JSONL and JSON give values as they are', async () => {
    expect(await read('a.jsonl', `${JSON.stringify(rows[0])}\n\n${JSON.stringify(rows[1])}`)).toEqual(rows);
    expect(await read('a.json', JSON.stringify(rows))).toEqual(rows);
  });

  test('Parquet is read across batches, big whole numbers as text', async () => {
    const n = 2500;
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: Array.from({ length: n }, (_, i) => `00${i}`), type: 'STRING' },
        { name: 'big', data: Array.from({ length: n }, () => 2n ** 60n), type: 'INT64' },
        { name: 'small', data: Array.from({ length: n }, (_, i) => BigInt(i)), type: 'INT64' },
      ],
    });
    const read3 = await read('a.parquet', new Uint8Array(bytes));
    expect(read3).toHaveLength(n);
    expect(read3[2400]).toEqual({ id: '002400', big: '1152921504606846976', small: 2400 });
  });
});

describe('what is wrong with a file is told with its place', () => {
  test.each([
    ['ragged.csv', 'a,b\n1,2\n"x\ny",2\n1,2,3\n', 'ragged.csv, row 5: it has 3 values, the header has 2 names'],
    ['open.csv', 'a,b\n1,"2\n', 'a quote is opened here and never closed'],
    ['after.csv', 'a,b\n1,"2"x\n', 'after.csv, row 2: text follows a closed quote'],
    ['inside.csv', 'a,b\n1,2\n1,2"\n', 'inside.csv, row 3: a quote stands inside a value'],
    ['empty.csv', '', 'empty.csv: it is empty'],
    ['twice.csv', 'a,b,a\n1,2,3\n', 'row 1, column a: the name is there twice'],
    ['unnamed.csv', 'a,,c\n1,2,3\n', 'row 1, column 2: the column has no name'],
    ['latin.csv', new Uint8Array([97, 10, 0xe9, 10]), 'latin.csv: it is not UTF-8 text: save it as UTF-8'],
    ['cut.csv.gz', gzipSync('a,b\n1,2\n').subarray(0, 20), 'the gzip data ends early'],
    ['plain.csv.gz', 'a,b\n1,2\n', 'it is not intact gzip data'],
    ['bad.jsonl', '{"a":1}\n{a:1}\n{"a":2}\n', 'bad.jsonl, row 2: it is no JSON'],
    ['torn.jsonl', '{"a":1}\n{"a":', 'torn.jsonl, row 2: the last line is cut short'],
    ['list.jsonl', '{"a":1}\n[1]\n', 'list.jsonl, row 2: it is no object'],
    ['bad.json', '[\n{"a":1},\n]', 'bad.json, row 3: it is no JSON'],
    ['object.json', '{"data":[]}', 'it holds an object with the keys data, no list'],
    ['numbers.json', '[{"a":1},2]', 'numbers.json, row 2: it is no object'],
    ['bad.parquet', 'PAR1 and no more', 'it cannot be read as Parquet'],
    ['notes.docx', 'x', 'its ending tells no format'],
  ])('%s', async (name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(message);
  });

  test('a cell of Excel that shows an error, and a value beyond the header', async () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['a', 'b'],
      [1, 2, 3],
    ]);
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, sheet, 'S');
    const bytes = xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    await expect(read('beyond.xlsx', bytes)).rejects.toThrow("row 2: the value '3' stands in column 3");
  });

  test('a file that is not there', async () => {
    const rows = readDataset(join(folder, 'none.csv'));
    await expect(rows.next()).rejects.toThrow('none.csv: there is no such file: check the path');
  });
});
