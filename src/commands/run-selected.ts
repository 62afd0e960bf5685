import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { declaredParameters } from '../kernel/inject-parameters.ts';
import { InvalidNotebookError, readNotebook } from '../kernel/notebook.ts';
import { ParameterError } from '../kernel/parameter-error.ts';
import type { NotebookRun } from '../kernel/run-notebook.ts';
import { runNotebooks } from '../kernel/run-notebooks.ts';
import { findNotebooks } from './find-notebooks.ts';
import { failureReport, notebookProgress } from './notebook-progress.ts';
import type { RunArguments } from './run-options.ts';

/**
 * Runs the notebooks that the arguments select, with progress and a report of what failed on stderr. Ctrl-C ends the
 * running kernels and gives what is done so far.
 *
 * A parameter goes to every selected notebook that declares it; one that none declares is an error.
 *
 * @returns runs with paths relative to the project root
 */
export async function runSelected(root: string, args: RunArguments): Promise<NotebookRun[]> {
  const paths = findNotebooks(root, args.only);
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    const jobs = Math.min(args.jobs, paths.length);
    process.stderr.write(
      `running ${paths.length} ${paths.length === 1 ? 'notebook' : 'notebooks'}, ${jobs} at a time\n`,
    );
    const byParameters = new Map(paths.map((path) => [path, parametersFor(root, path, args.parameters)]));
    const unused = Object.keys(args.parameters).filter(
      (name) => ![...byParameters.values()].some((own) => name in own),
    );
    if (unused.length > 0) throw new ParameterError(`no selected notebook declares the parameter ${unused.join(', ')}`);
    const absolute = new Map(paths.map((path) => [join(root, path), path]));
    const progress = notebookProgress();
    const runs = await runNotebooks(root, [...absolute.keys()], {
      jobs,
      cellSeconds: args.cellSeconds,
      parameters: (path) => byParameters.get(absolute.get(path)!)!,
      signal: stop.signal,
      onProgress: (event) => progress({ ...event, path: absolute.get(event.path)! }),
    });
    const named = runs.map((run) => ({ ...run, path: absolute.get(run.path)! }));
    const failures = failureReport(named);
    if (failures) process.stderr.write(`\n${failures}\n\n`);
    const passed = named.filter((run) => run.status === 'passed').length;
    process.stderr.write(`${passed} of ${named.length} notebooks passed\n`);
    return named;
  } finally {
    process.removeListener('SIGINT', onInterrupt);
  }
}

function parametersFor(root: string, path: string, given: Record<string, string>): Record<string, string> {
  const file = join(root, path);
  if (Object.keys(given).length === 0 || !existsSync(file)) return {};
  try {
    const declared = declaredParameters(readNotebook(file));
    return Object.fromEntries(Object.entries(given).filter(([name]) => declared.has(name)));
  } catch (error) {
    // A file that is no notebook fails its own run, with its own message.
    if (error instanceof InvalidNotebookError) return {};
    throw error;
  }
}
