import { open } from 'node:fs/promises';
import { annotationOf, cellTable, featureOf } from '../assemble-table.ts';
import type { Annotation, CellTable } from '../cell-table.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { knownAnnotations, suggestion } from '../column-roles.ts';
import { factor } from '../factor.ts';
import { cannotRead } from '../read-bytes.ts';
import { type Hdf5File, openHdf5 } from './hdf5-file.ts';
import { type Hdf5Library, startHdf5 } from './hdf5-library.ts';
import { readAnnotation } from './read-annotation.ts';
import { type Frame, readFrame } from './read-frame.ts';
import { type MatrixOptions, readMatrix } from './read-matrix.ts';

export interface H5adOptions extends MatrixOptions {
  /**
   * Columns of `obs` to read: their names, or for each name it gets here its name in the file
   * (`{ patient: 'donor_id', sick: 'disease' }`). Default: all. The names of the cells come as `cell`.
   */
  annotations?: readonly string[] | Readonly<Record<string, string>>;
  /** What a feature's value that is not finite is: an error (`refuse`, the default) or left as it is (`nan`). */
  missing?: 'refuse' | 'nan';
}

/**
 * The cells of an AnnData file (.h5ad), as scanpy and others write it from anndata 0.7 on.
 *
 * Sparse matrices, by row or by column, come out as sparse columns without being made dense on the way; features that
 * share a name are told apart as anndata does (`TBCE`, `TBCE-1`). The file is read in a thread of its own, so that a
 * damaged one cannot harm the program; this adds 0.2 s.
 *
 * @throws CellsFileError naming the file and the key in it when something is not there or is encoded in another way; a
 * missing column of obs with those that exist
 * @example
 * const cells = await readH5ad('atlas.h5ad', {
 *   matrix: 'layers/counts',
 *   features: ['CD34', 'KIT'],
 *   annotations: { patient: 'donor_id', tissue: 'organ' },
 * });
 * cells.columns[0]; // { rows: Int32Array [4, 17, …], values: Float32Array [1, 3, …] }
 */
export async function readH5ad(path: string, options: H5adOptions = {}): Promise<CellTable> {
  const library = await startHdf5();
  try {
    return await readH5adWith(library, path, options);
  } finally {
    await library.end();
  }
}

/** The same with a library that runs already. */
export async function readH5adWith(library: Hdf5Library, path: string, options: H5adOptions): Promise<CellTable> {
  await open(path).then(
    (handle) => handle.close(),
    (error: NodeJS.ErrnoException) => {
      throw cannotRead(path, error);
    },
  );
  const file = await openHdf5(library, path);
  try {
    return await readTable(file, options);
  } finally {
    if (!library.ended) await file.close();
  }
}

async function readTable(file: Hdf5File, options: H5adOptions): Promise<CellTable> {
  const obs = await readFrame(file, '/obs');
  const n = obs.index.length;
  if (n === 0) throw new CellsFileError({ file: file.path, key: '/obs' }, 'it has no cells');
  const annotations: [string, Annotation][] = [];
  for (const [name, column] of chosen(file.path, obs, options.annotations)) {
    const values = await readAnnotation(file, '/obs', column, n);
    annotations.push([name, annotationOf(file.path, name, { name: column, values }, n)]);
  }
  annotations.unshift(['cell', factor(obs.index)]);
  const { names, columns } = await readMatrix(file, n, options);
  columns.forEach((values, j) => featureOf(file.path, { name: names[j]!, values }, options));
  return cellTable(n, names, columns, Object.fromEntries(annotations));
}

function chosen(file: string, { columns }: Frame, annotations: H5adOptions['annotations']): [string, string][] {
  if (!annotations) return columns.filter((name) => name !== 'cell').map((name) => [name, name]);
  const pairs: [string, string][] = Array.isArray(annotations)
    ? annotations.map((name: string) => [name, name])
    : Object.entries(annotations as Readonly<Record<string, string>>);
  for (const [, column] of pairs)
    if (!columns.includes(column))
      throw new CellsFileError({ file, key: '/obs' }, `there is no column '${column}': ${suggestion(column, columns)}`);
  const taken = new Set(pairs.map(([name]) => name));
  const known = columns.filter((name) => name !== 'cell' && knownAnnotations.has(name) && !taken.has(name));
  return [...pairs, ...known.map((name): [string, string] => [name, name])];
}
