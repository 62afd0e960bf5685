import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CellsFileError } from './cells-file-error.ts';

/** Long pieces, so that a record is seldom cut in two. */
const PIECE = 2 ** 20;

/**
 * The bytes of a file, piece by piece; unpacked when the name ends in .gz.
 *
 * @throws CellsFileError when it cannot be read or unpacked
 */
export async function* readBytes(path: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const source = createReadStream(path, { highWaterMark: PIECE, ...(signal && { signal }) });
  const stream = /\.gz$/i.test(path) ? pipeline(source, createGunzip({ chunkSize: PIECE }), () => {}) : source;
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    signal?.throwIfAborted();
    throw cannotRead(path, error as NodeJS.ErrnoException);
  }
}

/** What stands in the way of reading a file, and what to do. */
export function cannotRead(file: string, error: NodeJS.ErrnoException): CellsFileError {
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file: check the path, which is relative to the folder the program was started in',
    EISDIR: 'it is a folder: name the file in it',
    EACCES: 'this user may not read it: change its permissions',
    Z_DATA_ERROR: 'it is not intact gzip data: copy it again, or drop .gz from its name if it is not packed',
    Z_BUF_ERROR: 'the gzip data ends early: copy it again',
  };
  return new CellsFileError({ file }, reasons[error.code ?? ''] ?? `it cannot be read (${error.message})`, {
    cause: error,
  });
}
