import { CellsFileError } from '../cells-file-error.ts';
import type { Hdf5File } from './hdf5-file.ts';
import { readPart, slicesOf } from './read-slices.ts';

/**
 * Columns of a dense matrix of cells x features.
 *
 * @param wanted columns to take, in this order
 */
export async function denseColumns(
  file: Hdf5File,
  key: string,
  n: number,
  p: number,
  wanted: readonly number[],
): Promise<(Float32Array | Float64Array)[]> {
  const about = await file.about(key);
  const { shape, bytes, type } = about;
  if (type !== 'numbers' || shape.length !== 2 || shape[0] !== n || shape[1] !== p)
    throw new CellsFileError(
      { file: file.path, key },
      `it is no matrix of ${n} cells x ${p} features: ${type === undefined ? 'its type cannot be read' : `its shape is ${shape.join(' x ')}`}`,
    );
  const single = bytes < 4 || (await file.read(key, 0, 1)) instanceof Float32Array;
  const columns = wanted.map(() => (single ? new Float32Array(n) : new Float64Array(n)));
  for (const part of slicesOf(about)) {
    const values = await readPart(file, key, part);
    wanted.forEach((from, j) => {
      const column = columns[j]!;
      for (let i = 0; i < part.count; i++) column[part.start + i] = values[i * p + from]!;
    });
  }
  return columns;
}
