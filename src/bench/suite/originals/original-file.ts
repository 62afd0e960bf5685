import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileError } from './file-error.ts';

/**
 * The file of that name in a folder, or the path itself when it names a file.
 *
 * @param name below the folder; several are tried in turn
 * @throws InvalidBenchmarkError when there is none
 */
export function originalFile(path: string, ...name: [string, ...string[]]): string {
  if (!existsSync(path))
    throw fileError('there is no such file or folder', { file: path }, `give the one with ${name.join(' or ')}`);
  if (statSync(path).isFile()) return path;
  const found = name.map((one) => join(path, one)).find((file) => existsSync(file));
  if (found) return found;
  throw fileError(
    `the folder has no ${name.join(' and no ')}`,
    { file: path },
    'give the folder that holds it, or the file',
  );
}
