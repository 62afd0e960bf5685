import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UsageError } from './run-options.ts';

/** Notebooks of the reproduction; those in `lab` are for playing and run without `--only` naming them no more than here. */
const PLAYGROUND = 'notebooks/lab/';

/**
 * Paths of notebooks below `notebooks/`, relative to the project root, in the order of their names.
 *
 * @param only a glob (`*` within a folder, `**` across folders) or a part of the path; without it all but `lab`
 * @throws when nothing matches, so that a typo does not pass as success
 * @example findNotebooks(root, 'table-1*')   // ['notebooks/medhelm/table-1-win-rates.ipynb']
 */
export function findNotebooks(root: string, only?: string): string[] {
  const all = readdirSync(join(root, 'notebooks'), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ipynb') && !entry.parentPath.includes('.ipynb_checkpoints'),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  if (only === undefined) return all.filter((path) => !path.startsWith(PLAYGROUND));
  const pattern = only.replace(/^\.\//, '').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const glob = pattern.replace(/\*\*\/?|\*|\?/g, (wild) => (wild === '*' ? '[^/]*' : wild === '?' ? '[^/]' : '.*'));
  const matcher = new RegExp(`(^|/)${glob}(\\.ipynb)?$`);
  const found = all.filter((path) => matcher.test(path) || (!/[*?]/.test(only) && path.includes(only)));
  if (found.length === 0) throw new UsageError(`no notebook matches "${only}"; there are:\n  ${all.join('\n  ')}`);
  return found;
}
