import { copyFile, open } from 'node:fs/promises';
import { isFactor, wordOf } from '../factor.ts';
import type { Annotation, Factor } from '../cell-table.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { cannotRead } from '../read-bytes.ts';
import { replaceFile } from '../replace-file.ts';
import { type Hdf5File, openHdf5 } from './hdf5-file.ts';
import { startHdf5 } from './hdf5-library.ts';
import { readAnnotation } from './read-annotation.ts';
import { readFrame } from './read-frame.ts';

/**
 * Copies an AnnData file and adds columns to its `obs`: numbers as arrays, factors as text (empty where unknown), in the
 * encodings of anndata 0.8. What was added is read again before the copy takes its place, in one step; `source` and `target` may be
 * the same.
 *
 * @param columns by name, one value a cell each, in the order of the file
 * @throws CellsFileError when a column of that name exists, its length differs, or the file cannot be written
 * @example
 * await writeH5adObs('atlas.h5ad', 'scored.h5ad', { mmil_score: scores });
 */
export async function writeH5adObs(
  source: string,
  target: string,
  columns: Readonly<Record<string, Annotation>>,
): Promise<void> {
  const library = await startHdf5();
  try {
    await replaceFile(target, async (temporary) => {
      await copyFile(source, temporary).catch((error: NodeJS.ErrnoException) => {
        throw cannotRead(source, error);
      });
      const file = await openHdf5(library, temporary, { mode: 'a', called: source });
      const { index, columns: existing } = await readFrame(file, '/obs');
      const before = await file.keys('/obs');
      for (const [name, values] of Object.entries(columns)) {
        check(source, name, values, index.length, before);
        await addColumn(file, name, values);
      }
      await file.setAttribute('/obs', 'column-order', [...existing, ...Object.keys(columns)]);
      for (const [name, values] of Object.entries(columns)) await expectSame(file, name, values);
      await file.close();
      const handle = await open(temporary, 'r+');
      await handle.sync().finally(() => handle.close());
    });
  } finally {
    await library.end();
  }
}

function check(file: string, name: string, values: Annotation, n: number, existing: readonly string[]): void {
  const place = { file, key: `/obs/${name}` };
  if (name === '' || name.includes('/') || name === '.' || name === '__categories')
    throw new CellsFileError(
      place,
      'the name of a column cannot be empty, hold a slash, or be . or __categories: choose another',
    );
  if (existing.includes(name)) throw new CellsFileError(place, 'there is such a column already: choose another name');
  const length = isFactor(values) ? values.codes.length : values.length;
  if (length !== n) throw new CellsFileError(place, `${length} values were given for ${n} cells`);
}

/**
 * Words are written as text rather than categories: those need an attribute of truth values, which the HDF5 library in
 * use cannot write and anndata insists on.
 */
async function addColumn(file: Hdf5File, name: string, values: Annotation): Promise<void> {
  const key = `/obs/${name}`;
  const words = isFactor(values);
  await file.addDataset('/obs', name, words ? wordsOf(values) : values);
  await file.setAttribute(key, 'encoding-type', words ? 'string-array' : 'array');
  await file.setAttribute(key, 'encoding-version', '0.2.0');
}

const wordsOf = (values: Factor): string[] => Array.from(values.codes, (_, i) => wordOf(values, i) ?? '');

async function expectSame(file: Hdf5File, name: string, given: Annotation): Promise<void> {
  const written = await readAnnotation(file, '/obs', name, isFactor(given) ? given.codes.length : given.length);
  const [before, after] = [given, written].map((values) => (isFactor(values) ? wordsOf(values) : values));
  if (!before!.every((value, i) => Object.is(value, after![i])))
    throw new CellsFileError(
      { file: file.path, key: `/obs/${name}` },
      'what was written reads back differently: check the disk, and write it again',
    );
}
