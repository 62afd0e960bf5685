import type { NotebookRun } from '../kernel/run-notebook.ts';
import type { NotebookProgress } from '../kernel/run-notebooks.ts';

/** Milliseconds between two lines about one notebook, where lines cannot be written over. */
const LINE_EVERY_MS = 15_000;

/**
 * Writes the progress of notebooks to a terminal: a line per finished one, and where the output is a terminal a last
 * line that says where each running one is and what it printed last. Elsewhere a long cell is heard of every 15 s, if it
 * prints anything.
 */
export function notebookProgress(out: NodeJS.WriteStream = process.stderr): (event: NotebookProgress) => void {
  const running = new Map<string, string>();
  const live = out.isTTY === true;
  const heard = new Map<string, number>();
  const showRunning = (): void => {
    const text = [...running].map(([path, where]) => `${path} ${where}`).join(' · ');
    if (live) out.write(`\r\x1b[K${text.slice(0, (out.columns ?? 100) - 1)}`);
  };
  return (event) => {
    if (event.type === 'cell') {
      if (!live && !running.has(event.path)) out.write(`  … ${event.path}\n`);
      const where = `cell ${event.cell}/${event.cells}${event.said ? `: ${event.said}` : ''}`;
      running.set(event.path, where);
      if (!live && !event.said) heard.set(event.path, Date.now());
      else if (!live && Date.now() - heard.get(event.path)! >= LINE_EVERY_MS) {
        heard.set(event.path, Date.now());
        out.write(`  … ${event.path} ${where}\n`);
      }
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
