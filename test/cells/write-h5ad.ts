import { File, type Group, ready } from 'h5wasm/node';
import type { SparseColumn } from '../../src/learners/learner.ts';

export type ObsColumn =
  | Float64Array
  | Int32Array
  | string[]
  | { codes: Int8Array; categories: string[] | Float64Array }
  | { oldCodes: Int8Array; categories: string[] }
  | { values: Int32Array; mask: Int8Array };

export type Matrix =
  | { dense: Float32Array | Float64Array | Int32Array; compression?: 'gzip'; chunks?: [number, number] }
  | { byRow: boolean; columns: SparseColumn[] };

export interface H5adContent {
  cells: string[];
  genes: string[];
  X?: Matrix;
  layers?: Record<string, Matrix>;
  obsm?: Record<string, Float32Array>;
  rawX?: Matrix;
  obs?: Record<string, ObsColumn>;
  var?: Record<string, string[]>;
}

await ready;

/** An h5ad file in the encodings of anndata 0.8, made with h5wasm. */
export function writeH5ad(path: string, content: H5adContent): string {
  const { cells, genes, X, layers = {}, obsm = {}, rawX, obs = {}, var: genesBy = {} } = content;
  const file = new File(path, 'w');
  encode(file, 'anndata', '0.1.0');
  frame(file, 'obs', cells, obs);
  frame(file, 'var', genes, genesBy);
  if (X) matrix(file, 'X', X, cells.length, genes.length);
  file.create_group('layers');
  for (const [name, layer] of Object.entries(layers))
    matrix(file.get('layers') as Group, name, layer, cells.length, genes.length);
  file.create_group('obsm');
  for (const [name, data] of Object.entries(obsm))
    (file.get('obsm') as Group).create_dataset({ name, data, shape: [cells.length, data.length / cells.length] });
  if (rawX) {
    file.create_group('raw');
    matrix(file.get('raw') as Group, 'X', rawX, cells.length, genes.length);
    frame(file.get('raw') as Group, 'var', genes, {});
  }
  file.close();
  return path;
}

type HasAttributes = Pick<Group, 'create_attribute'>;

function encode(entity: HasAttributes, type: string, version = '0.2.0'): void {
  entity.create_attribute('encoding-type', type);
  entity.create_attribute('encoding-version', version);
}

function frame(parent: Group, name: string, index: string[], columns: Record<string, ObsColumn>): void {
  const group = parent.create_group(name);
  encode(group, 'dataframe');
  group.create_attribute('_index', '_index');
  if (Object.keys(columns).length > 0) group.create_attribute('column-order', Object.keys(columns));
  strings(group, '_index', index);
  for (const [key, column] of Object.entries(columns)) {
    if (Array.isArray(column)) strings(group, key, column);
    else if (ArrayBuffer.isView(column)) encode(group.create_dataset({ name: key, data: column }), 'array');
    else if ('codes' in column) {
      const coded = group.create_group(key);
      encode(coded, 'categorical');
      coded.create_attribute('ordered', 0, null, '<b');
      coded.create_dataset({ name: 'codes', data: column.codes });
      if (Array.isArray(column.categories)) strings(coded, 'categories', column.categories);
      else coded.create_dataset({ name: 'categories', data: column.categories });
    } else if ('oldCodes' in column) {
      const codes = group.create_dataset({ name: key, data: column.oldCodes });
      if (!group.keys().includes('__categories')) group.create_group('__categories');
      strings(group.get('__categories') as Group, key, column.categories);
      codes.create_attribute('categories', (group.get(`__categories/${key}`) as Group).create_reference());
    } else {
      const nullable = group.create_group(key);
      encode(nullable, 'nullable-integer', '0.1.0');
      nullable.create_dataset({ name: 'values', data: column.values });
      nullable.create_dataset({ name: 'mask', data: column.mask });
    }
  }
}

function strings(group: Group, name: string, data: string[]): void {
  encode(group.create_dataset({ name, data }), 'string-array');
}

function matrix(parent: Group, name: string, from: Matrix, n: number, p: number): void {
  if ('dense' in from) {
    const { dense: data, compression, chunks } = from;
    encode(
      parent.create_dataset({
        name,
        data,
        shape: [n, p],
        ...(compression && { compression }),
        ...(chunks && { chunks }),
      }),
      'array',
    );
    return;
  }
  const entries = from.columns.flatMap(({ rows, values }, column) =>
    Array.from(rows, (row, k) => ({ row, column, value: values[k]! })),
  );
  const major = (entry: { row: number; column: number }) => (from.byRow ? entry.row : entry.column);
  if (from.byRow) entries.sort((a, b) => a.row - b.row || b.column - a.column); // columns of a row in no order
  const group = parent.create_group(name);
  encode(group, from.byRow ? 'csr_matrix' : 'csc_matrix', '0.1.0');
  group.create_attribute('shape', [n, p], null, '<q');
  const starts = new Int32Array((from.byRow ? n : p) + 1);
  for (const entry of entries) starts[major(entry) + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  group.create_dataset({ name: 'indptr', data: starts });
  group.create_dataset({
    name: 'indices',
    data: Int32Array.from(entries, (entry) => (from.byRow ? entry.column : entry.row)),
  });
  group.create_dataset({ name: 'data', data: Float32Array.from(entries, ({ value }) => value) });
}
