import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { FcsError } from './fcs-error.ts';

/** Bytes that can be read from anywhere: a file, or an array in memory. */
export interface ByteSource {
  /** For messages. */
  readonly name: string;
  /** Number of bytes. */
  readonly size: number;
  /**
   * Fills `into` with the bytes from `at` on.
   *
   * @throws FcsError when they go beyond the end
   */
  read(at: number, into: Uint8Array): void;
}

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array, name: string): ByteSource {
  return {
    name,
    size: bytes.length,
    read(at, into) {
      expectInside(this, at, into.length);
      into.set(bytes.subarray(at, at + into.length));
    },
  };
}

/**
 * A file as a source; to be closed after use.
 *
 * @throws FcsError when the file cannot be opened
 */
export function fileSource(path: string): ByteSource & { close(): void } {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new FcsError(`cannot be opened (${(cause as Error).message}): check the path`, { file: path }, { cause });
  }
  const status = fstatSync(file);
  if (!status.isFile()) {
    closeSync(file);
    throw new FcsError('is no file: give the path of an FCS file', { file: path });
  }
  return {
    name: path,
    size: status.size,
    read(at, into) {
      expectInside(this, at, into.length);
      for (let done = 0; done < into.length;) {
        const got = readSync(file, into, done, into.length - done, at + done);
        if (got === 0) throw new FcsError('became shorter while it was read', { file: path, offset: at + done });
        done += got;
      }
    },
    close: () => closeSync(file),
  };
}

function expectInside({ name, size }: ByteSource, at: number, length: number): void {
  if (!(at >= 0 && at + length <= size))
    throw new FcsError(`${length} bytes are needed, the file ends at byte ${size}: it is truncated, copy it again`, {
      file: name,
      offset: at,
    });
}
