import { readFile } from 'node:fs/promises';
import { fileError } from './file-error.ts';
import type { OriginalRecord } from './original-records.ts';
import { unpackLz4 } from './unpack-lz4.ts';

/**
 * The records of a Feather file (version 2, which is Arrow's file format), plain or packed with LZ4 or Zstandard; only
 * the columns named are unpacked into cells. The file is held in memory.
 *
 * @throws InvalidBenchmarkError when the file is no Feather file
 */
export async function* featherRecords(file: string, columns: readonly string[]): AsyncGenerator<OriginalRecord> {
  const { CompressionType, setCompressionCodec, tableFromIPC } = await import('@uwdata/flechette');
  const { decompressZstd } = await import('hyparquet-compressors');
  setCompressionCodec(CompressionType.LZ4_FRAME, { encode: unpackOnly, decode: unpackLz4 });
  setCompressionCodec(CompressionType.ZSTD, {
    encode: unpackOnly,
    decode: (bytes, length) => decompressZstd(bytes, new Uint8Array(length)),
  });
  let table: ReturnType<typeof tableFromIPC>;
  try {
    table = tableFromIPC(await readFile(file));
  } catch (cause) {
    throw fileError('it is no Feather file', { file }, (cause as Error).message, cause);
  }
  const present = columns.filter((name) => table.names.includes(name));
  const cells = present.map((name) => [name, table.getChild(name)] as const);
  for (let i = 0; i < table.numRows; i++)
    yield { row: i + 1, cells: Object.fromEntries(cells.map(([name, column]) => [name, column.at(i)])) };
}

const unpackOnly = (): never => {
  throw new Error('Feather files are only read');
};
