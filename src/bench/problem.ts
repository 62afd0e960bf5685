/** One thing that is wrong with a benchmark or its files, where it stands, and what to do. Plain JSON. */
export interface Problem {
  /** Path as it was given, or the id of a benchmark defined in code. */
  file?: string;
  /** Line of a text or yaml file; row of a table as its program shows it: the header is row 1. */
  row?: number;
  column?: string;
  /** Place inside a yaml, JSON or definition: `metrics[0].name`. */
  key?: string;
  message: string;
  remedy: string;
}

/**
 * A problem in one line.
 *
 * @example
 * problemLine({ file: 'a.csv', row: 3, column: 'age', message: 'it is empty', remedy: 'fill it in' })
 * // 'a.csv, row 3, column age: it is empty: fill it in'
 */
export function problemLine({ file, row, column, key, message, remedy }: Problem): string {
  const place = [file, row && `row ${row}`, column && `column ${column}`, key && `key ${key}`].filter(Boolean);
  return [place.join(', '), message, remedy].filter(Boolean).join(': ');
}
