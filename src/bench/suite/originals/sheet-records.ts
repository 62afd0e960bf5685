import { readFile } from 'node:fs/promises';
import { fileError } from './file-error.ts';
import type { OriginalRecord } from './original-records.ts';

/** The records of the first sheet of an Excel file: its first row names the columns. Empty cells are `''`. */
export async function* sheetRecords(file: string): AsyncGenerator<OriginalRecord> {
  const bytes = await readFile(file);
  const { read, utils } = await import('xlsx');
  let rows: (Record<string, unknown> & { __rowNum__: number })[];
  try {
    const book = read(bytes);
    rows = utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { defval: '' });
  } catch (cause) {
    throw fileError('it is no Excel file', { file }, (cause as Error).message, cause);
  }
  for (const row of rows) yield { row: row.__rowNum__ + 1, cells: row };
}
