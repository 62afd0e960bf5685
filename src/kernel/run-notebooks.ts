import { type CellProgress, type NotebookRun, type RunNotebookOptions, runNotebook } from './run-notebook.ts';

export interface RunNotebooksOptions extends Omit<RunNotebookOptions, 'onCell' | 'parameters'> {
  /** Parameters of a notebook, by its path. */
  parameters?: (path: string) => Record<string, string>;
  /** Notebooks that run at the same time. */
  jobs?: number;
  onProgress?: (event: NotebookProgress) => void;
}

/** A notebook reached a cell, printed a line, or reached its end. */
export type NotebookProgress =
  | ({ type: 'cell'; path: string } & CellProgress)
  | { type: 'end'; path: string; run: NotebookRun; done: number; of: number };

/**
 * Runs notebooks, some at a time, each in a kernel of its own. One that fails does not stop the others.
 *
 * @param root project root
 * @returns one result per notebook, in the order given
 */
export async function runNotebooks(
  root: string,
  paths: readonly string[],
  { jobs = 2, onProgress, parameters = () => ({}), ...options }: RunNotebooksOptions = {},
): Promise<NotebookRun[]> {
  const runs: NotebookRun[] = [];
  let next = 0;
  let done = 0;
  async function worker(): Promise<void> {
    while (next < paths.length) {
      const index = next++;
      const path = paths[index]!;
      const run = await runNotebook(root, path, {
        ...options,
        parameters: parameters(path),
        onCell: (progress) => onProgress?.({ type: 'cell', path, ...progress }),
      });
      runs[index] = run;
      onProgress?.({ type: 'end', path, run, done: ++done, of: paths.length });
    }
  }
  await Promise.all(Array.from({ length: Math.min(jobs, paths.length) }, worker));
  return runs;
}
