import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from './run-options.ts';

/**
 * Run directories in folders: each folder itself, or all below it. Sorted.
 *
 * @throws UsageError for a folder that is not there, or has no run
 */
export async function findRuns(folders: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === 'ENOENT' ? `${folder} is not there` : error.message);
    });
    const runs = names.filter((name) => /(^|[\\/])run\.json$/.test(name)).map((name) => join(folder, dirname(name)));
    if (runs.length === 0) throw new UsageError(`${folder} holds no run (no run.json in it or below)`);
    for (const run of runs.sort()) found.add(run);
  }
  return [...found];
}
