import { CellsFileError } from '../cells-file-error.ts';
import type { Hdf5File } from './hdf5-file.ts';
import { expectVector, readNumbers, readWords, saveAgain } from './read-slices.ts';

/** A data frame of an h5ad file: `obs`, `var` or one in `obsm`. */
export interface Frame {
  key: string;
  /** Names of the rows. */
  index: string[];
  /** Columns besides the index. */
  columns: string[];
}

/**
 * Index and column names of a data frame.
 *
 * @param length number of rows it must have
 * @throws CellsFileError when it is not there, or is a compound table as anndata wrote before 0.7
 */
export async function readFrame(file: Hdf5File, key: string, length?: number): Promise<Frame> {
  const kind = await file.kind(key);
  if (kind !== 'group')
    throw new CellsFileError(
      { file: file.path, key },
      kind
        ? `it is a compound table, as anndata wrote before version 0.7: ${saveAgain}`
        : 'it is not there: this is no h5ad file',
    );
  const attributes = await file.attributes(key);
  const indexName = attributes.get('_index') ?? '_index';
  if (typeof indexName !== 'string')
    throw new CellsFileError({ file: file.path, key }, `its attribute _index is no name: ${saveAgain}`);
  const indexKey = `${key}/${indexName}`;
  const { type } = await expectVector(file, indexKey, 'any', length);
  const index =
    type === 'words'
      ? await readWords(file, indexKey, length)
      : Array.from(await readNumbers(file, indexKey, length), String);
  const order = attributes.get('column-order');
  const listed = Array.isArray(order) && order.every((name) => typeof name === 'string') ? (order as string[]) : [];
  const keys = (await file.keys(key)).filter((name) => name !== indexName && name !== '__categories');
  const present = new Set(keys);
  const first = [...new Set(listed)].filter((name) => present.delete(name));
  return { key, index, columns: [...first, ...keys.filter((name) => present.has(name))] };
}
