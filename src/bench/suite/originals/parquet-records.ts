import { fileError } from './file-error.ts';
import type { OriginalRecord } from './original-records.ts';

/** The records of a Parquet file, one row group at a time; with `columns`, no others are read. */
export async function* parquetRecords(file: string, columns?: string[]): AsyncGenerator<OriginalRecord> {
  const [{ asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  let row = 0;
  try {
    const bytes = await asyncBufferFromFile(file);
    const metadata = await parquetMetadataAsync(bytes);
    for (const group of metadata.row_groups) {
      const rowEnd = row + Number(group.num_rows);
      const records = await parquetReadObjects({
        file: bytes,
        metadata,
        compressors,
        rowStart: row,
        rowEnd,
        ...(columns && { columns }),
      });
      for (const cells of records) yield { row: ++row, cells };
    }
  } catch (cause) {
    throw fileError('it cannot be read as Parquet', { file }, (cause as Error).message, cause);
  }
}
