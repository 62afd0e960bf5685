import type { NotebookRun } from '../kernel/run-notebook.ts';
import type { NotebookProgress } from '../kernel/run-notebooks.ts';

/**
 * Writes the progress of notebooks to a terminal: a line per finished one, and where the output is a terminal a last
 * line that says where each running one is.
 */
export function notebookProgress(out: NodeJS.WriteStream = process.stderr): (event: NotebookProgress) => void {
  const running = new Map<string, string>();
  const live = out.isTTY === true;
  const showRunning = (): void => {
    const text = [...running].map(([path, where]) => `${path} ${where}`).join(' · ');
    if (live) out.write(`\r\x1b[K${text.slice(0, (out.columns ?? 100) - 1)}`);
  };
  return (event) => {
    if (event.type === 'cell') {
      if (!live && !running.has(event.path)) out.write(`  … ${event.path}\n`);
      running.set(event.path, `cell ${event.cell}/${event.cells}`);
      showRunning();
      return;
    }
    running.delete(event.path);
    const { run, done, of } = event;
    const mark = run.status === 'passed' ? '✓' : '✗';
    const cells = `${run.ran} of ${run.cells} cells`;
    if (live) out.write('\r\x1b[K');
    out.write(`  ${mark} ${event.path}  ${cells}  ${run.seconds.toFixed(1)} s  [${done}/${of}]\n`);
    showRunning();
  };
}

/** What went wrong in notebooks that failed: notebook, cell, first line, error. */
export function failureReport(runs: readonly NotebookRun[]): string {
  return runs
    .filter((run) => run.failure)
    .map(({ path, failure }) => {
      const where = failure!.cell > 0 ? `cell ${failure!.cell}: ${failure!.firstLine}` : 'before its first cell';
      return [
        `✗ ${path}, ${where}`,
        ...failure!.traceback.map((line) => `    ${line.replaceAll('\n', '\n    ')}`),
      ].join('\n');
    })
    .join('\n\n');
}
