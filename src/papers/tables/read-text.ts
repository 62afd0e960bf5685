import { readFileSync } from 'node:fs';
import { DataError } from './data-error.ts';
import { showPath } from './show-path.ts';

/**
 * The text of a UTF-8 file, without its byte order mark.
 *
 * @throws DataError when the file cannot be read or is not UTF-8
 */
export function readText(path: string): string {
  const place = { file: showPath(path) };
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new DataError(missing ? 'there is no such file' : `cannot be read: ${(cause as Error).message}`, place, {
      cause,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DataError('is not UTF-8 text: save it as UTF-8', place, { cause });
  }
}
