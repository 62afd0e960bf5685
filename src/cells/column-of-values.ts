import { factor } from './factor.ts';
import type { BadValue, NamedColumn } from './named-column.ts';
import { CellsFileError } from './cells-file-error.ts';

/**
 * A column out of values as JavaScript has them: numbers, bigints and truth values (1 and 0) make a numeric column, text
 * a factor; null, undefined and NaN are missing. Dates are written as ISO text.
 *
 * @param lineOf line or row of the file that cell i stands in, for messages
 * @throws CellsFileError when numbers and text are mixed and the column is not read as words
 */
export function columnOfValues(
  file: string,
  name: string,
  values: ArrayLike<unknown>,
  { words = false, lineOf }: { words?: boolean; lineOf?: (cell: number) => number } = {},
): NamedColumn {
  if (values instanceof Float64Array || values instanceof Float32Array) return { name, values };
  const n = values.length;
  const place = (cell: number) => ({ file, line: lineOf?.(cell), column: name });
  const firstWord = find(values, (value) => typeof value === 'string' || value instanceof Date);
  const firstNumber = find(
    values,
    (value) => !isMissing(value) && typeof value !== 'string' && !(value instanceof Date),
  );
  if (firstWord >= 0) {
    if (firstNumber >= 0 && !words) {
      const [cell, other] = firstWord > firstNumber ? [firstWord, firstNumber] : [firstNumber, firstWord];
      throw new CellsFileError(
        place(cell),
        `'${text(values[cell])}' is not of the kind of '${text(values[other])}' above it: correct it, or list the column in annotations to read it as words`,
      );
    }
    return { name, values: factor(Array.from(values, (value) => (isMissing(value) ? undefined : text(value)))) };
  }
  const numbers = new Float64Array(n);
  let firstBad: BadValue | undefined;
  for (let i = 0; i < n; i++) {
    const value = values[i];
    const isNumeric = typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
    if (!isNumeric && !isMissing(value))
      throw new CellsFileError(place(i), `${text(value)} is neither a number nor text: leave the column out`);
    numbers[i] = isMissing(value) ? NaN : Number(value);
    if (!Number.isFinite(numbers[i]))
      firstBad ??= { text: isMissing(value) ? '' : String(value), line: lineOf?.(i), cell: i };
  }
  return { name, values: numbers, firstBad };
}

const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || Number.isNaN(value) || value === '';

function find(values: ArrayLike<unknown>, is: (value: unknown) => boolean): number {
  for (let i = 0; i < values.length; i++) if (is(values[i])) return i;
  return -1;
}

function text(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
