import type { z } from 'zod';
import { unknownNameHint } from '../../../stats/unknown-name-hint.ts';
import type { InvalidBenchmarkError } from '../../invalid-benchmark-error.ts';
import type { OriginalRow, OriginalsOptions } from '../suite-definition.ts';
import { fileError } from './file-error.ts';
import { type OriginalRecord, originalRecords } from './original-records.ts';

export interface RowReading<Cells, Row> extends OriginalsOptions {
  /** The columns that are used; what else a file has is passed over. */
  columns: z.ZodType<Cells>;
  /** Makes the row of a benchmark; text in its place says why the record is left out. */
  row(cells: Cells): OriginalRow<Row> | string;
  /** Records in place of those of a table. */
  records?: AsyncIterable<OriginalRecord> | Iterable<OriginalRecord>;
}

/**
 * Reads a file of an original data set record by record, and checks the columns that are used.
 *
 * @throws InvalidBenchmarkError naming file, row and column
 */
export async function* readRows<Cells, Row>(
  file: string,
  { columns, row: make, records = originalRecords(file), onLeftOut }: RowReading<Cells, Row>,
): AsyncGenerator<OriginalRow<Row>> {
  for await (const { row, cells } of records) {
    const checked = columns.safeParse(cells);
    if (!checked.success) throw columnError(file, row, cells, checked.error.issues[0]!);
    const made = make(checked.data);
    if (typeof made === 'string') onLeftOut?.({ file, row }, made);
    else yield made;
  }
}

function columnError(
  file: string,
  row: number,
  cells: OriginalRecord['cells'],
  { message, path }: z.core.$ZodIssue,
): InvalidBenchmarkError {
  const place = { file, row, column: path.join('.') };
  const missing = path.length === 1 && !(place.column in cells);
  return missing
    ? fileError('there is no such column', place, unknownNameHint(place.column, Object.keys(cells)))
    : fileError(message, place, 'correct it');
}
