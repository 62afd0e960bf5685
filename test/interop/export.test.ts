import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, expect, test } from 'vitest';
import { toCsv } from '../../src/interop/export/to-csv.ts';
import { toLatex } from '../../src/interop/export/to-latex.ts';
import { toMarkdown } from '../../src/interop/export/to-markdown.ts';
import { writeTable } from '../../src/interop/export/write-table.ts';

const scratch = mkdtempSync(join(tmpdir(), 'export-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const rows = [
  { model: 'a|b', score: 0.5, scored: true, note: 'x, "y"\nz' },
  { model: '=cmd()', score: -1.25, scored: false, note: null },
  { model: 'c_d & 5 %', score: null, scored: true, more: [1] },
];

test('CSV quotes what needs it; a text that a spreadsheet takes for a formula gets an apostrophe', () => {
  expect(toCsv(rows)).toBe(
    [
      'model,score,scored,note,more',
      'a|b,0.5,true,"x, ""y""\nz",',
      "'=cmd(),-1.25,false,,",
      'c_d & 5 %,,true,,[1]',
      '',
    ].join('\n'),
  );
  expect(toCsv(rows, { columns: ['model', 'score'], formulas: 'keep' })).toBe(
    'model,score\na|b,0.5\n=cmd(),-1.25\nc_d & 5 %,\n',
  );
});

test('CSV that keeps formulas reads back as it was', () => {
  const table = fc.array(fc.record({ a: fc.string({ unit: 'binary' }), b: fc.string() }), { minLength: 1 });
  fc.assert(
    fc.property(table, (list) => {
      expect(parse(toCsv(list, { formulas: 'keep' }), { columns: true })).toEqual(list);
    }),
  );
});

test('Markdown escapes its marks and breaks lines within a cell', () => {
  expect(toMarkdown(rows, { columns: ['model', 'score', 'note'] })).toBe(
    [
      '| model | score | note |',
      '| --- | ---: | --- |',
      '| a\\|b | 0.5 | x, "y"<br>z |',
      '| =cmd() | -1.25 |  |',
      '| c\\_d & 5 % |  |  |',
      '',
    ].join('\n'),
  );
});

test('LaTeX escapes its marks, and a bracket that opens a row', () => {
  expect(toLatex([...rows, { model: '[~\\^{}$#<>' }], { columns: ['model', 'score'] })).toBe(
    [
      '\\begin{tabular}{lr}',
      '\\toprule',
      'model & score \\\\',
      '\\midrule',
      'a|b & 0.5 \\\\',
      '=cmd() & -1.25 \\\\',
      'c\\_d \\& 5 \\% &  \\\\',
      '{[}\\textasciitilde{}\\textbackslash{}\\textasciicircum{}\\{\\}\\$\\#\\textless{}\\textgreater{} &  \\\\',
      '\\bottomrule',
      '\\end{tabular}',
      '',
    ].join('\n'),
  );
});

test('Parquet keeps numbers, booleans and what is unknown', async () => {
  const path = join(scratch, 'rows.parquet');
  await writeTable(path, rows);
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  expect(await parquetReadObjects({ file })).toEqual([
    { model: 'a|b', score: 0.5, scored: true, note: 'x, "y"\nz', more: null },
    { model: '=cmd()', score: -1.25, scored: false, note: null, more: null },
    { model: 'c_d & 5 %', score: null, scored: true, note: null, more: '[1]' },
  ]);
});

test('the ending says the format; another one is refused', async () => {
  for (const [ending, start] of [
    ['csv', 'model,'],
    ['md', '| model'],
    ['tex', '\\begin{tabular}'],
  ] as const) {
    await writeTable(join(scratch, `rows.${ending}`), rows);
    expect(readFileSync(join(scratch, `rows.${ending}`), 'utf8').startsWith(start)).toBe(true);
  }
  await expect(writeTable('rows.xls', rows)).rejects.toThrow('the ending must be .csv, .parquet, .md or .tex');
});
