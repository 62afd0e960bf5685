import { open } from 'node:fs/promises';
import type { AsyncBuffer } from 'hyparquet';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import type { PlacedRow } from './dataset-row.ts';
import { cannotRead } from './text-pieces.ts';

/** Rows read at a time. */
const BATCH = 1000;

/**
 * Rows of a Parquet file, as they come; places are counted from 1. Values are as JSON has them: whole numbers too big
 * for a number are text, times are ISO 8601. Lists and structures are kept.
 */
export async function* parquetRows(path: string): AsyncGenerator<PlacedRow> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error);
  });
  try {
    const { size } = await handle.stat();
    const file: AsyncBuffer = {
      byteLength: size,
      async slice(start, end = size) {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
        return bytes.buffer.slice(0, bytesRead);
      },
    };
    const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
    const { compressors } = await import('hyparquet-compressors');
    const metadata = await parquetMetadataAsync(file);
    const n = Number(metadata.num_rows);
    for (let rowStart = 0; rowStart < n; rowStart += BATCH) {
      const rowEnd = Math.min(n, rowStart + BATCH);
      const rows = await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd });
      for (const [i, row] of rows.entries())
        yield { place: rowStart + i + 1, row: asJson(row) as Record<string, unknown> };
    }
  } catch (cause) {
    if (cause instanceof InvalidBenchmarkError) throw cause;
    const message = `it cannot be read as Parquet (${(cause as Error).message})`;
    throw new InvalidBenchmarkError([{ file: path, message, remedy: 'copy or write it again' }], { cause });
  } finally {
    await handle.close();
  }
}

function asJson(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as ArrayLike<unknown>, asJson);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asJson(inner)]));
}
