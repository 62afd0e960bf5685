import { CellsFileError } from '../cells-file-error.ts';
import type { Hdf5About, Hdf5File, Hdf5Numbers } from './hdf5-file.ts';

/** Values of one slice: 16 MiB of doubles. */
const SLICE = 2 ** 21;

/** Parts of a dataset along its first dimension; they follow its chunks, so that none is unpacked twice. */
export function slicesOf({ shape, chunks }: Hdf5About): { start: number; count: number }[] {
  const [rows = 0, ...rest] = shape;
  const width = rest.reduce((product, length) => product * length, 1);
  const chunk = chunks?.[0] ?? 1;
  const fitting = Math.max(1, Math.floor(SLICE / Math.max(1, width)));
  const step = chunk * width <= 8 * SLICE ? Math.max(chunk, fitting - (fitting % chunk)) : fitting;
  return Array.from({ length: Math.ceil(rows / step) }, (_, k) => ({
    start: k * step,
    count: Math.min(step, rows - k * step),
  }));
}

/** Numbers of some rows, row by row. */
export async function readPart(
  file: Hdf5File,
  key: string,
  { start, count }: { start: number; count: number },
): Promise<Hdf5Numbers> {
  const values = await file.read(key, start, count);
  if (Array.isArray(values))
    throw new CellsFileError({ file: file.path, key }, 'it holds text where numbers should be');
  return values;
}

/** What is at a key, when it is a vector of this kind and length. */
export async function expectVector(
  file: Hdf5File,
  key: string,
  type: 'numbers' | 'words' | 'any',
  length?: number,
): Promise<Hdf5About> {
  const kind = await file.kind(key);
  if (kind !== 'dataset')
    throw new CellsFileError(
      { file: file.path, key },
      `${kind ? 'it is a group' : 'it is not there'}, not a vector: ${saveAgain}`,
    );
  const about = await file.about(key);
  const { shape } = about;
  if (about.type === undefined || (type !== 'any' && about.type !== type))
    throw new CellsFileError(
      { file: file.path, key },
      `it does not hold ${type === 'any' ? 'numbers or text' : type}: ${saveAgain}`,
    );
  if (shape.length !== 1 || (length !== undefined && shape[0] !== length))
    throw new CellsFileError(
      { file: file.path, key },
      `its shape is ${shape.join(' x ') || 'that of one value'}, expected ${length ?? 'a vector'}: the file is damaged`,
    );
  return about;
}

/** A vector of numbers as a whole. */
export async function readNumbers(file: Hdf5File, key: string, length?: number): Promise<Float64Array | Float32Array> {
  const about = await expectVector(file, key, 'numbers', length);
  let whole: Float32Array | Float64Array | undefined;
  for (const part of slicesOf(about)) {
    const values = await readPart(file, key, part);
    whole ??= values instanceof Float32Array ? new Float32Array(about.shape[0]!) : new Float64Array(about.shape[0]!);
    whole.set(values, part.start);
  }
  return whole ?? new Float64Array(0);
}

/** A vector of texts as a whole. */
export async function readWords(file: Hdf5File, key: string, length?: number): Promise<string[]> {
  const about = await expectVector(file, key, 'words', length);
  const words: string[] = [];
  const total = about.shape[0]!;
  for (let row = 0; row < total; row += SLICE / 8) {
    const part = await file.read(key, row, Math.min(SLICE / 8, total - row));
    for (const word of part) words.push(String(word));
  }
  return words;
}

/** What to do with encodings that no version of anndata from 0.7 on writes. */
export const saveAgain = 'open the file with anndata and write it again';
