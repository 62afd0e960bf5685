import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notebookText } from '../kernel/notebook.ts';
import { projectRoot } from '../project.ts';
import { exitCodes } from './exit-codes.ts';
import { indexFiguresCommand } from './index-figures.ts';
import { runArguments, UsageError } from './run-options.ts';
import { runSelected } from './run-selected.ts';

/**
 * `assaybook notebooks [--only <glob>] [--jobs N]`: runs notebooks, writes their outputs back into the files and brings
 * the figure index up to date. The same input gives the same bytes. A notebook that fails is left as it was.
 */
export async function notebooksCommand(args: readonly string[]): Promise<number> {
  const run = runArguments(args);
  if (Object.keys(run.parameters).length > 0) {
    throw new UsageError(
      '-p would write other outputs than the notebook’s own into it; use `npm run reproduce -- -p …`',
    );
  }
  const root = projectRoot();
  const runs = await runSelected(root, run);
  for (const { path, status, notebook } of runs) {
    if (status !== 'passed') continue;
    const file = join(root, path);
    const text = notebookText(notebook!);
    const changed = text !== readFileSync(file, 'utf8');
    if (changed) writeFileSync(file, text);
    process.stderr.write(`  ${changed ? 'written' : 'unchanged'}  ${path}\n`);
  }
  indexFiguresCommand();
  if (runs.some((result) => result.status === 'interrupted')) return exitCodes.interrupted;
  return runs.every((result) => result.status === 'passed') ? exitCodes.ok : exitCodes.failed;
}
