import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HelmFileError } from './helm-file-error.ts';

/** What a run leaves in its folder that is read here. */
export const runFiles = ['run_spec.json', 'scenario_state.json', 'stats.json', 'per_instance_stats.json'] as const;
export type RunFile = (typeof runFiles)[number];

/** A folder with at least one of the files of a run, and which. */
export interface RunFolder {
  folder: string;
  files: RunFile[];
}

/**
 * The folders of runs in a folder, at any depth, by name: `benchmark_output`, one of its suites, or a run itself. Links
 * are not followed: HELM's `runs/latest` is a second name of a suite that is there anyway.
 *
 * @throws HelmFileError when the folder cannot be read, or holds no run
 */
export function findRunFolders(root: string): RunFolder[] {
  const found: RunFolder[] = [];
  const visit = (folder: string): void => {
    const entries = list(folder);
    const files = runFiles.filter((name) => entries.some((entry) => entry.name === name && !entry.isDirectory()));
    if (files.length > 0) found.push({ folder, files });
    const inside = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    for (const name of inside.sort()) visit(join(folder, name));
  };
  visit(root);
  if (found.length > 0) return found;
  throw new HelmFileError(`holds no HELM run: nothing in it has a ${runFiles.join(', ')}`, { file: root });
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw new HelmFileError(`cannot be read: ${(cause as Error).message}`, { file: folder }, { cause });
  }
}
