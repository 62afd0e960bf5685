import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';

/**
 * Writes a file beside its place and moves it there once it is whole, so that nobody ever sees half of it.
 *
 * @param write is given the path to write to
 */
export async function replaceFile(path: string, write: (temporary: string) => void | Promise<void>): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    await write(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
