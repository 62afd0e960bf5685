import { copyFile, open } from 'node:fs/promises';
import { isFactor } from '../assemble-table.ts';
import type { Annotation } from '../cell-table.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { cannotRead } from '../read-bytes.ts';
import { replaceFile } from '../replace-file.ts';
import { type Hdf5File, openHdf5 } from './hdf5-file.ts';
import { startHdf5 } from './hdf5-library.ts';
import { readAnnotation } from './read-annotation.ts';
import { readFrame } from './read-frame.ts';

/**
 * Copies an AnnData file and adds columns to its `obs`: numbers as arrays, factors as categories, in the encodings of
 * anndata 0.8. What was added is read again before the copy takes its place, in one step; `source` and `target` may be
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
      await file.setAttribute('/obs', 'column-order', [...existing, ...Object.keys(columns)], 'S');
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

async function addColumn(file: Hdf5File, name: string, values: Annotation): Promise<void> {
  const encode = async (key: string, encoding: string): Promise<void> => {
    await file.setAttribute(key, 'encoding-type', encoding);
    await file.setAttribute(key, 'encoding-version', '0.2.0');
  };
  const key = `/obs/${name}`;
  if (!isFactor(values)) {
    await file.addDataset('/obs', name, values);
    return encode(key, 'array');
  }
  await file.addGroup('/obs', name);
  await encode(key, 'categorical');
  await file.setAttribute(key, 'ordered', 0, '<b');
  await file.addDataset(key, 'codes', smallest(values.codes, values.levels.length));
  await encode(`${key}/codes`, 'array');
  await file.addDataset(key, 'categories', values.levels);
  await encode(`${key}/categories`, 'string-array');
}

/** pandas stores the codes of categories in the smallest integers that hold them. */
const smallest = (codes: Int32Array, levels: number): Int8Array | Int16Array | Int32Array =>
  levels <= 127 ? Int8Array.from(codes) : levels <= 32767 ? Int16Array.from(codes) : codes;

async function expectSame(file: Hdf5File, name: string, given: Annotation): Promise<void> {
  const written = await readAnnotation(file, '/obs', name, isFactor(given) ? given.codes.length : given.length);
  const same = isFactor(given)
    ? isFactor(written) &&
      given.codes.every((code, i) => code === written.codes[i]) &&
      given.levels.join('\0') === written.levels.join('\0')
    : !isFactor(written) && given.every((value, i) => Object.is(value, written[i]));
  if (!same)
    throw new CellsFileError({ file: file.path, key: `/obs/${name}` }, 'what was written reads back differently');
}
