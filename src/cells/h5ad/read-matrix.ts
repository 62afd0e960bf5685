import type { Column } from '../../learners/learner.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { denseOf } from '../dense-of.ts';
import { suggestion } from '../column-roles.ts';
import { selectFeatures } from '../select-features.ts';
import { denseColumns } from './dense-columns.ts';
import type { Hdf5File } from './hdf5-file.ts';
import { readAnnotation } from './read-annotation.ts';
import { readFrame } from './read-frame.ts';
import { readNumbers } from './read-slices.ts';
import { sparseColumns } from './sparse-columns.ts';

export interface MatrixOptions {
  /** `X` (the default), `raw/X`, `layers/counts`, `obsm/X_pca` … */
  matrix?: string;
  /** The column of `var` that names the features, as `gene_symbols`. Default: its index. */
  featureNames?: string;
  /** The features to read, in this order. Default: all. */
  features?: readonly string[];
  /** Writes out the zeros of a sparse matrix. Default false. */
  dense?: boolean;
}

/** Features of n cells, from a matrix of an h5ad file. */
export async function readMatrix(
  file: Hdf5File,
  n: number,
  { matrix = 'X', featureNames, features, dense = false }: MatrixOptions,
): Promise<{ names: string[]; columns: Column[] }> {
  const key = `/${matrix}`;
  const kind = await file.kind(key);
  if (kind === undefined) throw await notThere(file, matrix);
  if (matrix.startsWith('obsm/')) return embedding(file, key, n, features);
  const raw = matrix.startsWith('raw');
  const names = await namesOf(file, raw ? '/raw/var' : '/var', featureNames);
  const { wanted, called } = selectFeatures(file.path, names, features);
  const columns: Column[] =
    kind === 'group'
      ? await sparseColumns(file, key, n, names.length, wanted)
      : await denseColumns(file, key, n, names.length, wanted);
  return {
    names: called,
    columns: dense ? columns.map((column) => denseOf(column, n)) : columns,
  };
}

/** Embeddings have no names of their own: `X_pca_1`, `X_pca_2` …, unless they are a data frame. */
async function embedding(file: Hdf5File, key: string, n: number, features: readonly string[] | undefined) {
  const base = key.split('/').at(-1)!;
  const numbered = (p: number): string[] => Array.from({ length: p }, (_, j) => `${base}_${j + 1}`);
  if ((await file.kind(key)) === 'dataset') {
    const [, p = 0] = (await file.about(key)).shape;
    if (p > 1e6) throw new CellsFileError({ file: file.path, key }, `it has ${p} columns: that is no embedding`);
    const { wanted, called } = selectFeatures(file.path, numbered(p), features);
    return { names: called, columns: await denseColumns(file, key, n, p, wanted) };
  }
  const frame = await readFrame(file, key, n);
  const { wanted, called } = selectFeatures(file.path, frame.columns, features);
  const columns: Column[] = [];
  for (const j of wanted) columns.push(await readNumbers(file, `${key}/${frame.columns[j]}`, n));
  return { names: called, columns };
}

async function namesOf(file: Hdf5File, key: string, column: string | undefined): Promise<string[]> {
  const { index, columns } = await readFrame(file, key);
  if (column === undefined) return index;
  if (!columns.includes(column))
    throw new CellsFileError(
      { file: file.path, key },
      `there is no column '${column}': ${suggestion(column, columns)}`,
    );
  const annotation = await readAnnotation(file, key, column, index.length);
  if (!('codes' in annotation)) return Array.from(annotation, String);
  return Array.from(annotation.codes, (code, j) => annotation.levels[code] ?? index[j]!);
}

async function notThere(file: Hdf5File, matrix: string): Promise<CellsFileError> {
  const known: string[] = [];
  for (const single of ['X', 'raw/X']) if (await file.kind(`/${single}`)) known.push(single);
  for (const group of ['layers', 'obsm'])
    if ((await file.kind(`/${group}`)) === 'group')
      for (const name of await file.keys(`/${group}`)) known.push(`${group}/${name}`);
  return new CellsFileError(
    { file: file.path, key: `/${matrix}` },
    `there is no such matrix: ${suggestion(matrix, known)}`,
  );
}
