import type { SparseColumn } from '../../learners/learner.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { sparseBuilder } from '../sparse-builder.ts';
import type { Hdf5File } from './hdf5-file.ts';
import { expectVector, readNumbers, readPart, saveAgain, slicesOf } from './read-slices.ts';

/**
 * Columns of a sparse matrix of cells x features, stored by row (CSR) or by column (CSC): never made dense. Stored by
 * row it is read twice, once to count the values of each column and once to put them there, so that nothing but the
 * result is held.
 *
 * @param wanted columns to take, in this order
 * @throws CellsFileError when its parts contradict each other
 */
export async function sparseColumns(
  file: Hdf5File,
  key: string,
  n: number,
  p: number,
  wanted: readonly number[],
): Promise<SparseColumn[]> {
  const byRow = await isByRow(file, key, n, p);
  const [major, minor] = byRow ? [n, p] : [p, n];
  const starts = await readNumbers(file, `${key}/indptr`, major + 1);
  const total = starts[major]!;
  const indices = await expectVector(file, `${key}/indices`, 'numbers', total);
  const data = await expectVector(file, `${key}/data`, 'numbers', total);
  const bad = starts.findIndex((start, i) => !(Number.isInteger(start) && start >= (i === 0 ? 0 : starts[i - 1]!)));
  if (bad >= 0 || starts[0] !== 0)
    throw new CellsFileError(
      { file: file.path, key: `${key}/indptr` },
      `it does not ascend from 0 (at ${Math.max(bad, 0)}): the file is damaged`,
    );

  const slot = new Int32Array(p).fill(-1);
  wanted.forEach((column, j) => (slot[column] = j));
  const each = async (visit: (j: number, row: number, value: number) => void, withData: boolean): Promise<void> => {
    let line = 0;
    for (const part of slicesOf(indices)) {
      const places = await readPart(file, `${key}/indices`, part);
      const values = withData ? await readPart(file, `${key}/data`, part) : places;
      for (let k = 0; k < part.count; k++) {
        while (starts[line + 1]! <= part.start + k) line++;
        const place = places[k]!;
        if (!(place >= 0 && place < minor && Number.isInteger(place))) throw outside(place, part.start + k);
        const j = slot[byRow ? place : line]!;
        if (j >= 0) visit(j, byRow ? line : place, values[k]!);
      }
    }
  };
  const outside = (place: number, at: number): CellsFileError =>
    new CellsFileError(
      { file: file.path, key: `${key}/indices` },
      `index ${place} at ${at} is not among the ${minor} ${byRow ? 'features' : 'cells'}: the file is damaged`,
    );

  const counts = Int32Array.from(wanted, (column) => (byRow ? 0 : starts[column + 1]! - starts[column]!));
  if (byRow) await each((j) => counts[j]!++, false);
  const first = total > 0 ? await readPart(file, `${key}/data`, { start: 0, count: 1 }) : undefined;
  const builder = sparseBuilder(counts, data.bytes < 4 || first instanceof Float32Array);
  await each(builder.put, true);
  return builder.done();
}

async function isByRow(file: Hdf5File, key: string, n: number, p: number): Promise<boolean> {
  const attributes = await file.attributes(key);
  const encoding = attributes.get('encoding-type') ?? `${String(attributes.get('h5sparse_format'))}_matrix`;
  if (encoding !== 'csr_matrix' && encoding !== 'csc_matrix')
    throw new CellsFileError(
      { file: file.path, key },
      `its encoding is '${String(encoding)}', expected csr_matrix, csc_matrix or an array: ${saveAgain}`,
    );
  const shape = attributes.get('shape') ?? attributes.get('h5sparse_shape');
  if (!Array.isArray(shape) || shape[0] !== n || shape[1] !== p)
    throw new CellsFileError(
      { file: file.path, key },
      `its shape is ${Array.isArray(shape) ? shape.join(' x ') : 'not stated'}, but there are ${n} cells and ${p} features`,
    );
  return encoding === 'csr_matrix';
}
