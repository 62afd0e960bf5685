import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileError } from './file-error.ts';

/**
 * The path itself when it names a folder, or the folder of the file that it names.
 *
 * @param holds what the folder should hold, for the message
 * @throws InvalidBenchmarkError when there is neither
 */
export function originalFolder(path: string, holds: string): string {
  if (!existsSync(path))
    throw fileError('there is no such file or folder', { file: path }, `give the one with ${holds}`);
  return statSync(path).isFile() ? dirname(path) : path;
}
