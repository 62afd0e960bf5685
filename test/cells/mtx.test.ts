import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { factor } from '../../src/cells/factor.ts';
import { readMtx } from '../../src/cells/mtx/read-mtx.ts';
import { scratch } from './scratch.ts';

const { path } = scratch();

const folder = (files: Record<string, string | Uint8Array>): string => {
  rmSync(path('10x'), { recursive: true, force: true });
  mkdirSync(path('10x'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path('10x'), name), content);
  return path('10x');
};

const barcodes = 'AAA-1\nCCC-1\nGGG-1\n';
const features = 'E1\tTBCE\tGene Expression\nE2\tTBCE\tGene Expression\nE3\tCD3\tAntibody Capture\n';
const head = '%%MatrixMarket matrix coordinate integer general\n%made by hand\n';
/** Three features x three cells: E1 is 5, 0, 7, E2 is 0, 0, 0 and E3 is 0, 2, 1. */
const matrix = `${head}3 3 4\n1 1 5\n3 2 2\n3 3 1\n1 3 7\n`;
const E1 = { rows: Int32Array.of(0, 2), values: Float32Array.of(5, 7) };
const E2 = { rows: new Int32Array(0), values: new Float32Array(0) };
const E3 = { rows: Int32Array.of(1, 2), values: Float32Array.of(2, 1) };

describe('readMtx', () => {
  test('reads features x cells into sparse columns, packed or not, and tells symbols apart', async () => {
    const expected = {
      n: 3,
      p: 3,
      names: ['TBCE', 'TBCE-1', 'CD3'],
      columns: [E1, E2, E3],
      annotations: { cell: factor(['AAA-1', 'CCC-1', 'GGG-1']) },
    };
    const plain = folder({
      'matrix.mtx': matrix,
      'barcodes.tsv': barcodes,
      'genes.tsv': features.replaceAll(/\t[^\t]*$/gm, ''),
    });
    expect(await readMtx(plain)).toEqual(expected);
    const packed = folder({
      'GSM1_matrix.mtx.gz': gzipSync(matrix),
      'GSM1_barcodes.tsv.gz': gzipSync(barcodes),
      'GSM1_features.tsv.gz': gzipSync(features),
    });
    expect(await readMtx(packed, { prefix: 'GSM1_' })).toEqual(expected);
  });

  test('takes features by identifier and kind, dense when asked for', async () => {
    const source = folder({ 'matrix.mtx': matrix, 'barcodes.tsv': barcodes, 'features.tsv': features });
    expect((await readMtx(source, { featureType: 'Antibody Capture' })).columns).toEqual([E3]);
    const cells = await readMtx(source, { featureNames: 'id', features: ['E3', 'E1'], dense: true });
    expect([cells.names, cells.columns]).toEqual([
      ['E3', 'E1'],
      [Float32Array.of(0, 2, 1), Float32Array.of(5, 0, 7)],
    ]);
    await expect(readMtx(source, { features: ['TBCE'] })).rejects.toThrow(/several features of this name/);
    await expect(readMtx(source, { featureType: 'Gene' })).rejects.toThrow(
      /no features of the kind 'Gene'.*it has Gene Expression, Antibody Capture/,
    );
  });

  test.each([
    ['pattern general', '3 3 2\n1 1\n3 2\n', [[0, 1]], [[1, 1]]],
    ['real general', '3 3 2\n1 1 0.1\n1 1 0.2\n', [[0, 0.1 + 0.2]], []],
    ['real symmetric', '3 3 2\n2 1 0.5\n3 3 4\n', [[1, 0.5]], [[2, 4]]],
    ['real skew-symmetric', '3 3 1\n3 1 0.5\n', [[2, 0.5]].map(([row, value]) => [row!, -value!]), [[0, 0.5]]],
  ])('reads %s matrices', async (form, body, first, third) => {
    const source = folder({
      'matrix.mtx': `%%MatrixMarket matrix coordinate ${form}\n${body}`,
      'barcodes.tsv': barcodes,
      'features.tsv': features,
    });
    const { columns } = await readMtx(source);
    const entries = [columns[0]!, columns[2]!].map((column) =>
      'rows' in column ? Array.from(column.rows, (row, k) => [row, column.values[k]]) : [],
    );
    expect(entries).toEqual([first, third]);
  });

  test.each([
    ['a feature out of range', `${head}3 3 1\n4 1 1\n`, /matrix.mtx, line 4: feature 4 is not among 1 to 3/],
    ['a cell out of range', `${head}3 3 1\n1 0 1\n`, /line 4: cell 0 is not among 1 to 3/],
    ['too few entries', `${head}3 3 2\n1 1 1\n`, /it states 2 entries and has 1/],
    ['too many entries', `${head}3 3 1\n1 1 1\n2 2 2\n`, /line 5: there are more than the 1 entries/],
    ['other sizes', `${head}3 4 0\n`, /line 3: it is a matrix of 3 x 4, but there are 3 features and 3 barcodes/],
    ['a word', `${head}3 3 1\n1 1 x\n`, /line 4: it has not 3 numbers: '1 1 x'/],
    ['a value that is not finite', `${head}3 3 1\n1 1 nan\n`, /line 4: the value NaN is not finite/],
    ['another format', '%%MatrixMarket matrix array real general\n3 3\n', /line 1: its format is 'array'/],
    ['another kind', '%%MatrixMarket matrix coordinate complex general\n', /line 1: values of the kind 'complex'/],
    ['no banner', '3 3 1\n1 1 1\n', /line 1: it does not start with %%MatrixMarket/],
    ['no sizes', head, /it ends before the line with its sizes/],
    ['impossible sizes', `${head}3 3 1e12\n`, /line 3: 1000000000000 entries do not fit/],
  ])('refuses %s, saying where', async (_, text, message) => {
    const source = folder({ 'matrix.mtx': text, 'barcodes.tsv': barcodes, 'features.tsv': features });
    await expect(readMtx(source)).rejects.toThrow(message);
    await expect(readMtx(source)).rejects.toMatchObject({ name: 'CellsFileError' });
  });

  test('says which file it misses', async () => {
    await expect(readMtx(folder({ 'matrix.mtx': matrix }))).rejects.toThrow(
      /there is none of barcodes.tsv, barcodes.tsv.gz in it/,
    );
  });
});
