import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { FetchError } from './fetch-error.ts';

/**
 * Unpacks an archive into a folder, which appears once it is whole and takes the place of an earlier one.
 *
 * @throws FetchError when it is no intact archive, or names a file outside the folder
 */
export async function unpackZip(archive: string, folder: string): Promise<void> {
  const { unzipSync } = await import('fflate');
  const bytes = await readFile(archive);
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch (cause) {
    throw new FetchError('not-the-file', `${archive}: it is no intact zip archive: remove it and fetch again`, {
      cause,
    });
  }
  const temporary = `${folder}.${randomUUID()}.part`;
  try {
    await mkdir(temporary, { recursive: true });
    for (const [name, content] of Object.entries(entries)) {
      const path = join(temporary, name);
      if (!path.startsWith(temporary + sep))
        throw new FetchError('not-the-file', `${archive}: it names '${name}', outside its folder: do not use it`);
      if (name.endsWith('/')) continue;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
