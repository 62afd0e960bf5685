import { runLine } from '../bench/run/run-line.ts';
import type { RunProgress } from '../bench/run/run-progress.ts';
import { notebookOutput } from '../kernel/notebook-output.ts';
import { escapeHtml } from './escape-html.ts';

let bars = 0;

/**
 * A bar below the cell that follows a run, in one place: how much is done, how fast, how long it takes, what failed.
 * Outside a notebook it is silent.
 *
 * @param label what runs
 * @returns what `runBenchmark` takes as `onProgress`
 * @example
 * await runBenchmark(benchmark, model, { onProgress: progress('medec') });
 */
export function progress(label: string): (state: RunProgress) => void {
  const id = `assaybook-progress-${process.pid}-${++bars}`;
  let shown = false;
  return (state) => {
    const output = notebookOutput();
    if (!output) return;
    const text = `${label}  ${runLine(state)}`;
    const bar = `<progress max="${state.total}" value="${state.done}" style="vertical-align: middle"></progress>`;
    output.display({ 'text/html': `${bar} ${escapeHtml(text)}`, 'text/plain': text }, { id, update: shown });
    shown = true;
  };
}
