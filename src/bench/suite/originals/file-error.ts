import { InvalidBenchmarkError } from '../../invalid-benchmark-error.ts';

/** Where in a file of the suite something is. */
export interface FilePlace {
  file: string;
  /** Line of a text file that the record starts on, row of a sheet, number of an item otherwise; from 1. */
  row?: number | undefined;
  /** Column of a table or key of an item. */
  column?: string | undefined;
}

/**
 * The error that says where a file of the suite is wrong.
 *
 * @example
 * fileError('it is no JSON', { file: 'a.jsonl', row: 3 }, 'write it again').message
 * // 'a.jsonl, row 3: it is no JSON: write it again'
 */
export function fileError(
  message: string,
  { file, row, column }: FilePlace,
  remedy: string,
  cause?: unknown,
): InvalidBenchmarkError {
  const problem = { file, ...(row !== undefined && { row }), ...(column && { column }), message, remedy };
  return new InvalidBenchmarkError([problem], { cause });
}
