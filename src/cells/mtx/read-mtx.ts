import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Column } from '../../learners/learner.ts';
import { cellTable } from '../assemble-table.ts';
import { denseOf } from '../dense-of.ts';
import type { CellTable } from '../cell-table.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { suggestion } from '../column-roles.ts';
import { eachLine } from '../each-line.ts';
import { factor } from '../factor.ts';
import { readBytes } from '../read-bytes.ts';
import { selectFeatures } from '../select-features.ts';
import { sparseBuilder } from '../sparse-builder.ts';
import { readEntries } from './read-entries.ts';

export interface MtxOptions {
  /** What the names of the three files start with, as in `GSM123_matrix.mtx.gz`. Default: nothing. */
  prefix?: string;
  /** Names of the features: `symbol`, the second column of the features file (the default), or `id`, the first. */
  featureNames?: 'symbol' | 'id';
  /** Only features of this kind, the third column: `Gene Expression`, `Antibody Capture` … Default: all. */
  featureType?: string;
  /** The features to read, in this order. Default: all. */
  features?: readonly string[];
  /** Writes out the zeros. Default false. */
  dense?: boolean;
  signal?: AbortSignal;
}

/**
 * The cells of a 10x folder: `matrix.mtx`, `barcodes.tsv` and `features.tsv` (or `genes.tsv`, as Cell Ranger 2 called
 * it), gzip-ed or not. The matrix of features x cells becomes one sparse column a feature; barcodes come as the
 * annotation `cell`. Features that share a symbol are told apart as anndata does (`TBCE`, `TBCE-1`).
 *
 * @throws CellsFileError naming file and line when an index is out of range or counts contradict each other
 * @example
 * const cells = await readMtx('filtered_feature_bc_matrix', { features: ['CD34', 'KIT'] });
 * cells.columns[0]; // { rows: Int32Array [4, 17, …], values: Float32Array [1, 3, …] }
 */
export async function readMtx(folder: string, options: MtxOptions = {}): Promise<CellTable> {
  const { prefix = '', featureNames = 'symbol', featureType, features, dense = false, signal } = options;
  const find = (...names: string[]) =>
    findFile(
      folder,
      names.flatMap((name) => [prefix + name, `${prefix + name}.gz`]),
    );
  const matrixFile = await find('matrix.mtx');
  const barcodesFile = await find('barcodes.tsv');
  const featuresFile = await find('features.tsv', 'genes.tsv');

  const barcodes = (await readRows(barcodesFile, signal)).map(([barcode]) => barcode);
  const n = barcodes.length;
  if (n === 0) throw new CellsFileError({ file: barcodesFile }, 'it has no barcodes');
  const rows = await readRows(featuresFile, signal);
  const names = rows.map(([id = '', symbol]) => (featureNames === 'id' ? id : (symbol ?? id)));
  const kinds = rows.map(([, , kind]) => kind ?? 'Gene Expression');
  if (featureType !== undefined && !kinds.includes(featureType))
    throw new CellsFileError(
      { file: featuresFile },
      `there are no features of the kind '${featureType}': ${suggestion(featureType, [...new Set(kinds)])}`,
    );
  const ofKind = kinds.flatMap((kind, j) => (featureType === undefined || kind === featureType ? [j] : []));
  const { wanted, called } = selectFeatures(
    featuresFile,
    ofKind.map((j) => names[j]!),
    features,
  );

  const entries = await readEntries(matrixFile, { features: rows.length, cells: n }, signal);
  const slot = new Int32Array(rows.length).fill(-1);
  wanted.forEach((from, j) => (slot[ofKind[from]!] = j));
  const counts = new Int32Array(wanted.length);
  for (let k = 0; k < entries.count; k++) if (slot[entries.features[k]!]! >= 0) counts[slot[entries.features[k]!]!]!++;
  const builder = sparseBuilder(counts, entries.single);
  for (let k = 0; k < entries.count; k++) {
    const j = slot[entries.features[k]!]!;
    if (j >= 0) builder.put(j, entries.cells[k]!, entries.values[k]!);
  }
  const columns: Column[] = builder.done();
  return cellTable(n, called, dense ? columns.map((column) => denseOf(column, n)) : columns, {
    cell: factor(barcodes),
  });
}

async function findFile(folder: string, names: readonly string[]): Promise<string> {
  for (const name of names) {
    const path = join(folder, name);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new CellsFileError(
    { file: folder },
    `there is none of ${names.join(', ')} in it: name the folder, and the prefix of its files if they have one`,
  );
}

/** Rows of a TSV without header; empty lines at the end do not count. */
async function readRows(file: string, signal: AbortSignal | undefined): Promise<string[][]> {
  const rows: string[][] = [];
  const decoder = new TextDecoder();
  await eachLine(readBytes(file, signal), (bytes, start, end) =>
    rows.push(decoder.decode(bytes.subarray(start, end)).split('\t')),
  );
  while (rows.length > 0 && rows.at(-1)!.join('') === '') rows.pop();
  const blank = rows.findIndex(([first]) => first === '');
  if (blank >= 0)
    throw new CellsFileError({ file, line: blank + 1 }, 'it has no identifier: remove the line, or fill it in');
  return rows;
}
