import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { fileError } from './file-error.ts';
import { parquetRecords } from './parquet-records.ts';
import { sheetRecords } from './sheet-records.ts';

/** One record of a file, as it stands. */
export interface OriginalRecord {
  /** Line of a text file that it starts on, row of a sheet, number of the record otherwise; from 1. */
  row: number;
  cells: Record<string, unknown>;
}

/**
 * The records of a table with a header (CSV, TSV, the first sheet of an Excel file, Parquet) or of JSON lines; `.gz` is
 * unpacked on the way. All but Excel is read as it goes. Fields beyond the header are passed over, as HELM does.
 *
 * @throws InvalidBenchmarkError when the file is not in the format that its name says
 */
export async function* originalRecords(file: string): AsyncGenerator<OriginalRecord> {
  if (file.endsWith('.xlsx')) yield* sheetRecords(file);
  else if (file.endsWith('.parquet')) yield* parquetRecords(file);
  else if (/\.(csv|tsv)(\.gz)?$/.test(file)) yield* tableRecords(file, /\.tsv(\.gz)?$/.test(file) ? '\t' : ',');
  else yield* jsonLines(file);
}

const bytesOf = (file: string): NodeJS.ReadableStream =>
  file.endsWith('.gz') ? createReadStream(file).pipe(createGunzip()) : createReadStream(file);

async function* tableRecords(file: string, delimiter: string): AsyncGenerator<OriginalRecord> {
  const { parse } = await import('csv-parse');
  const options = { delimiter, bom: true, columns: true, info: true, skip_empty_lines: true } as const;
  const parser = bytesOf(file).pipe(parse({ ...options, relax_column_count_more: true }));
  let line = 2;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number };
    }>) {
      yield { row: line, cells: record };
      line = info.lines + 1;
    }
  } catch (cause) {
    throw fileError('it is no valid table', { file, row: line }, (cause as Error).message, cause);
  }
}

async function* jsonLines(file: string): AsyncGenerator<OriginalRecord> {
  let row = 0;
  for await (const text of createInterface({ input: bytesOf(file), crlfDelay: Infinity })) {
    row++;
    if (text.trim() !== '') yield { row, cells: objectOf(text, { file, row }) };
  }
}

function objectOf(text: string, place: { file: string; row: number }): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw fileError('it is no JSON', place, (cause as Error).message, cause);
  }
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  throw fileError('it is no JSON object', place, 'write one object a line');
}
