import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Dataset, File, type Group } from 'h5wasm/node';
import { afterAll, describe, expect, test } from 'vitest';
import { factor } from '../../src/cells/factor.ts';
import { startHdf5 } from '../../src/cells/h5ad/hdf5-library.ts';
import { type H5adOptions, readH5ad, readH5adWith } from '../../src/cells/h5ad/read-h5ad.ts';
import { writeH5adObs } from '../../src/cells/h5ad/write-h5ad-obs.ts';
import { scratch } from './scratch.ts';
import { type H5adContent, writeH5ad } from './write-h5ad.ts';

const { path } = scratch();
const library = await startHdf5();
afterAll(() => library.end());

const read = (file: string, options: H5adOptions = {}) => readH5adWith(library, file, options);

/** Three cells x two genes: A is 1, 0, 3 and B is 0, 0, 5. */
const sparse = [
  { rows: Int32Array.of(0, 2), values: Float32Array.of(1, 3) },
  { rows: Int32Array.of(2), values: Float32Array.of(5) },
];
const content: H5adContent = {
  cells: ['c1', 'c2', 'c3'],
  genes: ['A', 'B'],
  X: { byRow: true, columns: sparse },
  layers: {
    csc: { byRow: false, columns: sparse },
    dense: { dense: Float32Array.of(1, 0, 0, 0, 3, 5) },
    ints: { dense: Int32Array.of(1, 0, 0, 0, 3, 5), compression: 'gzip', chunks: [2, 1] },
  },
  rawX: { byRow: true, columns: [sparse[1]!, sparse[0]!] },
  obsm: { X_pca: Float32Array.of(0.5, 1, 1.5, 2, 2.5, 3) },
  obs: {
    donor: { codes: Int8Array.of(0, -1, 1), categories: ['P1', 'P2'] },
    old: { oldCodes: Int8Array.of(1, 1, 0), categories: ['lo', 'hi'] },
    cluster: { codes: Int8Array.of(1, 0, 0), categories: Float64Array.of(7, 8) },
    organ: ['marrow', 'blood', 'marrow'],
    age: Float64Array.of(1.5, NaN, 3),
    sick: Int32Array.of(1, 0, 1),
    count: { values: Int32Array.of(4, 5, 6), mask: Int8Array.of(0, 1, 0) },
  },
  var: { symbol: ['a', 'b'] },
};
const atlas = writeH5ad(path('atlas.h5ad'), content);

describe('readH5ad', () => {
  test('reads a matrix by row into sparse columns, and all of obs', async () => {
    expect(
      await readH5ad(atlas, {
        annotations: { patient: 'donor', old: 'old', cluster: 'cluster', organ: 'organ', age: 'age', count: 'count' },
      }),
    ).toEqual({
      n: 3,
      p: 2,
      names: ['A', 'B'],
      columns: sparse,
      annotations: {
        cell: factor(['c1', 'c2', 'c3']),
        patient: { levels: ['P1', 'P2'], codes: Int32Array.of(0, -1, 1) },
        old: { levels: ['lo', 'hi'], codes: Int32Array.of(1, 1, 0) },
        cluster: { levels: ['7', '8'], codes: Int32Array.of(1, 0, 0) },
        organ: factor(['marrow', 'blood', 'marrow']),
        age: Float64Array.of(1.5, NaN, 3),
        count: Float64Array.of(4, NaN, 6),
        sick: Float64Array.of(1, 0, 1),
      },
    });
  });

  test.each([
    ['layers/csc', {}, ['A', 'B'], sparse],
    ['layers/csc', { features: ['B'] }, ['B'], [sparse[1]]],
    ['X', { features: ['B', 'A'] }, ['B', 'A'], [sparse[1], sparse[0]]],
    ['X', { dense: true }, ['A', 'B'], [Float32Array.of(1, 0, 3), Float32Array.of(0, 0, 5)]],
    ['X', { featureNames: 'symbol', features: ['b'] }, ['b'], [sparse[1]]],
    ['layers/dense', {}, ['A', 'B'], [Float32Array.of(1, 0, 3), Float32Array.of(0, 0, 5)]],
    ['layers/ints', { features: ['B'] }, ['B'], [Float64Array.of(0, 0, 5)]],
    ['raw/X', {}, ['A', 'B'], [sparse[1], sparse[0]]],
    ['obsm/X_pca', {}, ['X_pca_1', 'X_pca_2'], [Float32Array.of(0.5, 1.5, 2.5), Float32Array.of(1, 2, 3)]],
  ])('reads %s with %j', async (matrix, options, names, columns) => {
    const cells = await read(atlas, { matrix, ...options });
    expect(cells.names).toEqual(names);
    expect(cells.columns).toEqual(columns);
  });

  test.each([
    [
      'a column of obs',
      { annotations: ['doner'] },
      /\/obs: there is no column 'doner': did you mean 'donor'\? It has donor, old, cluster/,
    ],
    ['a layer', { matrix: 'layers/csk' }, /\/layers\/csk: there is no such matrix: did you mean 'layers\/csc'/],
    ['a gene', { features: ['AA'] }, /there is no feature 'AA'/],
    ['a column of var', { featureNames: 'symbols' }, /\/var: there is no column 'symbols': did you mean 'symbol'/],
  ])('names %s that is not there, and those that are', async (_, options, message) => {
    await expect(read(atlas, options)).rejects.toThrow(message);
  });

  test('any sparse matrix comes out the same by row and by column', async () => {
    const column = (n: number) =>
      fc.uniqueArray(fc.integer({ min: 0, max: n - 1 }), { maxLength: n }).map((rows) => ({
        rows: Int32Array.from(rows.sort((a, b) => a - b)),
        values: Float32Array.from(rows, (row) => row + 1),
      }));
    const any = fc
      .integer({ min: 1, max: 9 })
      .chain((n) => fc.record({ n: fc.constant(n), columns: fc.array(column(n), { minLength: 1, maxLength: 6 }) }));
    await fc.assert(
      fc.asyncProperty(any, fc.boolean(), async ({ n, columns }, byRow) => {
        if (columns.every(({ rows }) => rows.length === 0)) return; // h5wasm cannot write an empty vector
        const file = writeH5ad(path('any.h5ad'), {
          cells: Array.from({ length: n }, (_, i) => `c${i}`),
          genes: columns.map((_, j) => `g${j}`),
          X: { byRow, columns },
        });
        expect((await read(file)).columns).toEqual(columns);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe('damaged files', () => {
  test.each([
    [
      'an index out of range',
      (f: File) => put(f, 'X/indices', Int32Array.of(0, 1, 9)),
      /\/X\/indices: index 9 at 2 is not among the 2 features/,
    ],
    [
      'starts that descend',
      (f: File) => put(f, 'X/indptr', Int32Array.of(0, 3, 1, 3)),
      /\/X\/indptr: it does not ascend/,
    ],
    [
      'a code without category',
      (f: File) => put(f, 'obs/donor/codes', Int8Array.of(0, 5, 1)),
      /\/obs\/donor: code 5 of cell 1 names none of its 2/,
    ],
    [
      'another shape',
      (f: File) => reset(f, 'shape', [3, 4]),
      /its shape is 3 x 4, but there are 3 cells and 2 features/,
    ],
    ['an unknown encoding', (f: File) => reset(f, 'encoding-type', 'coo_matrix'), /its encoding is 'coo_matrix'/],
  ])('%s is named', async (_, damage, message) => {
    const file = writeH5ad(path('damaged.h5ad'), content);
    const open = new File(file, 'a');
    damage(open);
    open.close();
    await expect(read(file)).rejects.toThrow(message);
    await expect(read(file)).rejects.toMatchObject({ name: 'CellsFileError' });
  });

  test('data that cannot be unpacked is an error, not what the memory held', async () => {
    const file = writeH5ad(path('packed.h5ad'), {
      cells: ['a', 'b'],
      genes: ['g'],
      X: { dense: new Float32Array(2).fill(3), compression: 'gzip', chunks: [2, 1] },
    });
    const bytes = readFileSync(file);
    const stream = bytes.indexOf(Buffer.of(0x78, 0x5e));
    expect(stream).toBeGreaterThan(0);
    bytes[stream + 3]! ^= 0xff;
    writeFileSync(file, bytes);
    await expect(read(file)).rejects.toThrow(/\/X: its data cannot be read: .*filter returned failure/);
  });

  test('what is no HDF5 file, not there, or too old is said to be', async () => {
    writeFileSync(path('text.h5ad'), 'hello');
    await expect(read(path('text.h5ad'))).rejects.toThrow(/text.h5ad: it is not an HDF5 file/);
    await expect(read(path('none.h5ad'))).rejects.toThrow(/there is no such file/);
    const old = new File(path('old.h5ad'), 'w');
    old.create_dataset({ name: 'obs', data: new Float32Array(3) });
    old.close();
    await expect(read(path('old.h5ad'))).rejects.toThrow(
      /\/obs: it is a compound table, as anndata wrote before version 0.7/,
    );
  });

  test('a call that does not come back ends the thread, and says so', async () => {
    const hasty = await startHdf5({ seconds: 0 });
    await expect(readH5adWith(hasty, atlas, {})).rejects.toThrow(/no answer within 0 s/);
    expect(hasty.ended).toBe(true);
    await expect(readH5adWith(hasty, atlas, {})).rejects.toMatchObject({ name: 'CellsFileError' });
  });
});

describe('writeH5adObs', () => {
  test('adds numbers and words to a copy, and leaves the rest as it was', async () => {
    const before = readFileSync(atlas);
    const score = Float64Array.of(0.25, NaN, -1);
    await writeH5adObs(atlas, path('scored.h5ad'), {
      mmil_score: score,
      call: factor(['yes', '', 'no']),
      single: Float32Array.of(1, 2, 3),
    });
    expect(readFileSync(atlas).equals(before)).toBe(true);
    const [old, scored] = [await read(atlas), await read(path('scored.h5ad'))];
    expect(scored).toEqual({
      ...old,
      annotations: {
        ...old.annotations,
        mmil_score: score,
        call: factor(['yes', '', 'no']),
        single: Float32Array.of(1, 2, 3),
      },
    });
    const file = new File(path('scored.h5ad'), 'r');
    expect((file.get('obs') as Group).attrs['column-order']!.value).toEqual([
      ...Object.keys(content.obs!),
      'mmil_score',
      'call',
      'single',
    ]);
    expect((file.get('obs/mmil_score') as Group).attrs['encoding-type']!.value).toBe('array');
    file.close();
  });

  test.each([
    ['a column that exists', { age: Float64Array.of(1, 2, 3) }, /\/obs\/age: there is such a column already/],
    ['another length', { s: Float64Array.of(1) }, /1 values were given for 3 cells/],
    ['a slash', { 'a/b': Float64Array.of(1, 2, 3) }, /choose another/],
  ])('refuses %s, and leaves nothing behind', async (_, columns, message) => {
    const before = readdirSync(path('.')).length;
    await expect(writeH5adObs(atlas, path('refused.h5ad'), columns)).rejects.toThrow(message);
    expect(readdirSync(path('.')).length).toBe(before);
  });
});

/** Overwrites a dataset of the same length. */
function put(file: File, key: string, data: Int32Array | Int8Array): void {
  (file.get(key) as Dataset).write_slice([[0, data.length]], data);
}

/** Sets an attribute of X anew. */
function reset(file: File, name: string, value: number[] | string): void {
  const matrix = file.get('X') as Group;
  matrix.delete_attribute(name);
  matrix.create_attribute(name, value);
}
