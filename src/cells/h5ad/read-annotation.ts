import type { Annotation } from '../cell-table.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { factor } from '../factor.ts';
import type { Hdf5File } from './hdf5-file.ts';
import { expectVector, readNumbers, readWords, saveAgain } from './read-slices.ts';

/**
 * A column of `obs` or `var`: text and categories become factors, numbers and truth values (1 and 0) numbers. All
 * encodings of anndata from 0.7 on are read: arrays, string arrays, categories as a group or, before 0.8, as codes whose
 * words stand in `__categories`, and nullable columns with a mask.
 *
 * @param frame `/obs`
 * @param n length it must have
 * @throws CellsFileError naming the key when it is encoded otherwise or its length differs
 */
export async function readAnnotation(file: Hdf5File, frame: string, name: string, n: number): Promise<Annotation> {
  const key = `${frame}/${name}`;
  if ((await file.kind(key)) === 'group') return groupColumn(file, key, n);
  const categories = `${frame}/__categories/${name}`;
  if ((await file.kind(categories)) === 'dataset') return factorOf(file, key, key, categories, n);
  const { type } = await expectVector(file, key, 'any', n);
  if (type === 'numbers') return readNumbers(file, key, n);
  return factor(await readWords(file, key, n));
}

async function groupColumn(file: Hdf5File, key: string, n: number): Promise<Annotation> {
  const encoding = (await file.attributes(key)).get('encoding-type');
  if (encoding === 'categorical') return factorOf(file, key, `${key}/codes`, `${key}/categories`, n);
  if (encoding !== 'nullable-integer' && encoding !== 'nullable-boolean' && encoding !== 'nullable-string-array')
    throw new CellsFileError(
      { file: file.path, key },
      `its encoding ${encoding === undefined ? 'is not stated' : `'${String(encoding)}' is not known`}: leave it out by listing the columns you want in annotations, or ${saveAgain}`,
    );
  const mask = await readNumbers(file, `${key}/mask`, n);
  if (encoding === 'nullable-string-array')
    return factor((await readWords(file, `${key}/values`, n)).map((word, i) => (mask[i] ? undefined : word)));
  return Float64Array.from(await readNumbers(file, `${key}/values`, n), (value, i) => (mask[i] ? NaN : value));
}

async function factorOf(
  file: Hdf5File,
  key: string,
  codesKey: string,
  levelsKey: string,
  n: number,
): Promise<Annotation> {
  const codes = Int32Array.from(await readNumbers(file, codesKey, n));
  const { type } = await expectVector(file, levelsKey, 'any');
  const levels =
    type === 'words' ? await readWords(file, levelsKey) : Array.from(await readNumbers(file, levelsKey), String);
  const bad = codes.findIndex((code) => !(code >= -1 && code < levels.length));
  if (bad >= 0)
    throw new CellsFileError(
      { file: file.path, key },
      `code ${codes[bad]} of cell ${bad} names none of its ${levels.length} categories: the file is damaged`,
    );
  return { levels, codes };
}
