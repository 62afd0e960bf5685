import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { factor } from '../../src/cells/factor.ts';
import { readCells } from '../../src/cells/read-cells.ts';
import { readSamples } from '../../src/cells/samples/read-samples.ts';
import { readSampleSheet, type SampleSheetOptions } from '../../src/cells/samples/read-sample-sheet.ts';
import { SampleSheetError } from '../../src/cells/samples/sample-sheet-error.ts';
import { arcsinh } from '../../src/cells/transform/arcsinh.ts';
import { bagsOf } from '../../src/mmil/bags-of.ts';
import { BagsError } from '../../src/mmil/bags-error.ts';
import { buildFcs } from './build-fcs.ts';
import { tableOf, valuesOf } from './table.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'samples-'));
  'abcdef'.split('').forEach((name, k) => {
    const events = Array.from({ length: k + 1 }, (_, i) => [k, i]);
    writeFileSync(join(folder, `${name}.fcs`), buildFcs({ events }).bytes);
  });
  writeFileSync(join(folder, 'empty.fcs'), buildFcs({ events: [], bits: [32, 32] }).bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

const sheet = (text: string, options?: SampleSheetOptions) => {
  const path = join(folder, 'samples.csv');
  writeFileSync(path, text);
  return readSampleSheet(path, options);
};
const good = 'file,patient,sick\na.fcs,P1,1\nb.fcs,P2,sick\nc.fcs,P3,0\nd.fcs,P4,Healthy\n';

describe('readSampleSheet', () => {
  test('reads files, patients and labels', () => {
    const { samples } = sheet(good);
    expect(samples.map(({ row, patient, sick, sample }) => [row, patient, sick, sample])).toEqual([
      [2, 'P1', 1, 'a.fcs'],
      [3, 'P2', 1, 'b.fcs'],
      [4, 'P3', 0, 'c.fcs'],
      [5, 'P4', 0, 'd.fcs'],
    ]);
    expect(samples[0]).toMatchObject({ path: join(folder, 'a.fcs'), tissue: undefined, set: undefined });
  });

  test.each([
    ['a byte order mark', `\ufeff${good}`],
    ['CRLF and blank lines', good.replaceAll('\n', '\r\n\r\n')],
    ['semicolons', good.replaceAll(',', ';')],
    ['tabs', good.replaceAll(',', '\t')],
    ['quotes and blanks', good.replace('a.fcs', '"a.fcs"').replaceAll(',', ' , ')],
  ])('copes with %s', (_, text) => {
    expect(sheet(text).samples.map(({ patient }) => patient)).toEqual(['P1', 'P2', 'P3', 'P4']);
  });

  test('takes other names of columns and words', () => {
    const text =
      'fcsName,Label,dataset,notes\na.fcs,AML,train,\nb.fcs,aml,train,\nc.fcs,normal,train,\nd.fcs,normal,train,x\n';
    const columns = { file: 'fcsName', patient: 'fcsName', sick: 'Label', set: 'dataset' };
    expect(sheet(text, { columns, sickWords: { aml: 1 } }).samples[1]).toMatchObject({
      patient: 'b.fcs',
      sick: 1,
      set: 'train',
    });
  });

  test('lets labels be blank for patients to be scored', () => {
    const options = { unlabelled: true };
    expect(sheet('file,patient\na.fcs,P1\n', options).samples[0]!.sick).toBeUndefined();
  });

  test.each([
    ['a missing file', good.replace('b.fcs', 'nowhere.fcs'), /samples\.csv, row 3, column file: there is no file .*nowhere\.fcs/],
    ['a file twice', good.replace('b.fcs', 'a.fcs'), /rows 2 and 3 are the same file/],
    ['both labels of a patient', good.replace('P3', 'P1'), /patient 'P1' has label 1 in row 2 and 0 in row 4/],
    ['one class only', good.replaceAll(/0|Healthy/g, '1'), /the sheet has too few healthy donors: 0 of 4 patients, at least 2/],
    ['one patient of a class', good.replace('d.fcs,P4', 'd.fcs,P3'), /too few healthy donors: 1 of 3 patients.*leastPatients: 1/],
    ['an unknown word', good.replace(',sick\nc', ',maybe\nc'), /row 3, column sick: is 'maybe', known are .*healthy.*sickWords/],
    ['a blank label', good.replace(',sick\nc', ',\nc'), /row 3, column sick: is blank.*unlabelled: true/],
    ['a blank patient', good.replace('P2', ''), /row 3, column patient: is blank/],
    ['a missing column', good.replace('patient', 'who'), /misses the column 'patient'; it has file, who, sick/],
    ['a column twice', good.replace('patient', 'file'), /has the column 'file' twice/],
    ['no rows', 'file,patient,sick\n', /has no rows/],
    ['ragged rows', `${good}e.fcs,P5\n`, /cannot be read/],
  ])('refuses %s', (_, text, message) => {
    expect(() => sheet(text)).toThrow(SampleSheetError);
    expect(() => sheet(text)).toThrow(message);
  }); // prettier-ignore

  test('refuses a patient in both sets, an unknown set, and a training set of one class', () => {
    const rows = (sets: string[]) =>
      `file,patient,sick,set\na.fcs,P1,1,${sets[0]}\nb.fcs,P1,1,${sets[1]}\nc.fcs,P2,1,${sets[2]}\nd.fcs,P3,0,${sets[3]}\ne.fcs,P4,0,${sets[3]}\n`;
    expect(() => sheet(rows(['train', 'test', 'train', 'train']))).toThrow(
      /'P1' is in set 'train' in row 2 and 'test'/,
    );
    expect(() => sheet(rows(['dev', 'dev', 'train', 'train']))).toThrow("row 2, column set: is 'dev'");
    expect(() => sheet(rows(['train', 'train', 'train', 'test']))).toThrow(
      "set 'train' has too few healthy donors: 0 of 2",
    );
  });

  test('names a sheet that is not there', () => {
    expect(() => readSampleSheet('/nowhere/samples.csv')).toThrow(/nowhere\/samples\.csv: cannot be read/);
  });
});

describe('readSamples', () => {
  test('reads the files into one table, with what the sheet says of each cell', async () => {
    const text = 'file,patient,sick,tissue\na.fcs,P1,1,blood\nb.fcs,P2,1,marrow\nc.fcs,P3,0,\nd.fcs,P4,0,blood\n';
    const seen: number[] = [];
    const { table, markers, dropped } = await readSamples(sheet(text), { onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(markers).toEqual(['C1', 'C2']);
    expect(dropped).toEqual([]);
    expect(valuesOf(table, 'C1')).toEqual([0, 1, 1, 2, 2, 2, 3, 3, 3, 3]);
    expect(table.annotations).toEqual({
      patient: { levels: ['P1', 'P2', 'P3', 'P4'], codes: Int32Array.of(0, 1, 1, 2, 2, 2, 3, 3, 3, 3) },
      sample: { levels: ['a.fcs', 'b.fcs', 'c.fcs', 'd.fcs'], codes: Int32Array.of(0, 1, 1, 2, 2, 2, 3, 3, 3, 3) },
      tissue: { levels: ['blood', 'marrow'], codes: Int32Array.of(0, 1, 1, -1, -1, -1, 0, 0, 0, 0) },
      sick: Float32Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0, 0),
    });
    const bags = bagsOf(table);
    expect(bags.patients).toEqual(['P1', 'P2', 'P3', 'P4']);
    expect(bags.sick).toEqual([1, 1, 0, 0]);
  });

  test('transforms each file and passes options on', async () => {
    const { table } = await readSamples(sheet(good), { transform: (cells) => arcsinh(cells), markers: ['C2'] });
    expect(table.p).toBe(1);
    expect(valuesOf(table, 'C2').slice(0, 3)).toEqual([0, 0, 0.19869]);
  });

  test('refuses a file without cells, or skips it and says so', async () => {
    const withEmpty = sheet(`${good}empty.fcs,P5,0\n`);
    await expect(readSamples(withEmpty)).rejects.toThrow(/row 6: .*empty\.fcs has no cells.*empty: 'skip'/);
    const { skipped, table } = await readSamples(withEmpty, { empty: 'skip' });
    expect(skipped.map(({ patient }) => patient)).toEqual(['P5']);
    expect(table.n).toBe(10);
  });

  test('stops when asked to', async () => {
    await expect(readSamples(sheet(good), { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });
});

test('readCells names the formats it knows', async () => {
  await expect(readCells('cells.doc')).rejects.toThrow(/cells\.doc: formats are told by the name, known are \.fcs/);
});

describe('bagsOf refuses', () => {
  const sick = Float32Array.of(1, 0);
  const patient = factor(['P1', 'P2']);
  const table = (annotations: CellTable['annotations']) => tableOf({ x: [1, 2] }, annotations);

  test.each([
    ['no patients', { sick }, "an annotation 'patient' of words"],
    ['patients by number', { sick, patient: sick }, "an annotation 'patient' of words"],
    ['no labels', { patient }, "an annotation 'sick' of numbers"],
    ['labels by word', { patient, sick: patient }, "an annotation 'sick' of numbers"],
    ['a cell without patient', { sick, patient: factor(['P1', '']) }, 'cell 1 has no patient'],
    ['a cell without label', { patient, sick: Float32Array.of(1, NaN) }, "cell 1 of patient 'P2' has no label"],
    ['a patient with both labels', { sick, patient: factor(['P1', 'P1']) }, "patient 'P1' is both"],
    ['one class', { patient, sick: Float32Array.of(1, 1) }, 'all 2 patients are sick'],
  ])('%s', (_, annotations, message) => {
    expect(() => bagsOf(table(annotations))).toThrow(BagsError);
    expect(() => bagsOf(table(annotations))).toThrow(message);
  });
});
