import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';

/**
 * The text of a UTF-8 file, piece by piece, without its byte order mark; unpacked when the name ends in .gz.
 *
 * @throws InvalidBenchmarkError when it cannot be read or unpacked, or is not UTF-8
 */
export async function* textPieces(path: string, signal?: AbortSignal): AsyncGenerator<string> {
  const source = createReadStream(path, { highWaterMark: 2 ** 18, ...(signal && { signal }) });
  const bytes = /\.gz$/i.test(path) ? pipeline(source, createGunzip(), () => {}) : source;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of bytes as AsyncIterable<Uint8Array>) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (error) {
    signal?.throwIfAborted();
    throw cannotRead(path, error as NodeJS.ErrnoException);
  }
}

/** What stands in the way of reading a file, and what to do. */
export function cannotRead(file: string, cause: NodeJS.ErrnoException): InvalidBenchmarkError {
  const reasons: Record<string, [string, string]> = {
    ENOENT: ['there is no such file', 'check the path'],
    EISDIR: ['it is a folder', 'name the file in it'],
    EACCES: ['this user may not read it', 'change its permissions'],
    ERR_ENCODING_INVALID_ENCODED_DATA: ['it is not UTF-8 text', 'save it as UTF-8'],
    Z_DATA_ERROR: ['it is not intact gzip data', 'copy it again, or drop .gz from its name if it is not packed'],
    Z_BUF_ERROR: ['the gzip data ends early', 'copy it again'],
  };
  const [message, remedy] = reasons[cause.code ?? ''] ?? [`it cannot be read (${cause.message})`, 'copy it again'];
  return new InvalidBenchmarkError([{ file, message, remedy }], { cause });
}
