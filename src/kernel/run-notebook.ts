import { dirname } from 'node:path';
import { collectOutputs } from './collect-outputs.ts';
import { injectParameters } from './inject-parameters.ts';
import { type KernelClient, startKernel } from './kernel-client.ts';
import { hasTag, type Notebook, type Output, readNotebook, sourceOf } from './notebook.ts';
import type { Message } from './wire.ts';

/** What happened to one notebook. */
export interface NotebookRun {
  /** Path as given. */
  path: string;
  status: 'passed' | 'failed' | 'interrupted';
  /** Code cells that ran, of all code cells. */
  ran: number;
  cells: number;
  seconds: number;
  /** The notebook with its outputs, as far as it ran; `undefined` when it could not be read. */
  notebook?: Notebook;
  failure?: NotebookFailure;
}

export interface NotebookFailure {
  /** Number of the code cell, from 1; 0 when no cell was reached. */
  cell: number;
  firstLine: string;
  name: string;
  message: string;
  traceback: string[];
}

export interface RunNotebookOptions {
  parameters?: Record<string, string>;
  /** Longest time a cell may take; it is then interrupted, and the kernel ended if that does not help. */
  cellSeconds?: number;
  signal?: AbortSignal;
  /** Gets each cell as it begins, and again with each line that it prints. */
  onCell?: (progress: CellProgress) => void;
}

/** Where a run is. */
export interface CellProgress {
  cell: number;
  cells: number;
  /** The last line that the cell printed. */
  said?: string;
}

/** How long an interrupted cell has to end before its kernel is ended. */
const INTERRUPT_GRACE_MS = 3000;

/**
 * Runs the code cells of a notebook in a kernel of its own and keeps their outputs. The file is not changed.
 *
 * The first cell that fails ends the run, unless it is tagged `raises-exception`. Never rejects: whatever goes wrong is
 * in the result.
 *
 * @param root project root
 */
export async function runNotebook(
  root: string,
  path: string,
  { parameters = {}, cellSeconds = 120, signal, onCell }: RunNotebookOptions = {},
): Promise<NotebookRun> {
  const started = performance.now();
  const run: NotebookRun = { path, status: 'failed', ran: 0, cells: 0, seconds: 0 };
  let current = { number: 0, source: '' };
  try {
    signal?.throwIfAborted();
    const notebook = injectParameters(readNotebook(path), parameters);
    run.notebook = notebook;
    const codeCells = notebook.cells.filter((cell) => cell.cell_type === 'code');
    for (const cell of codeCells) Object.assign(cell, { outputs: [], execution_count: null });
    const cells = codeCells.filter((cell) => sourceOf(cell).trim() !== '');
    run.cells = cells.length;
    const kernel = await startKernel(root, dirname(path));
    let abort = () => {};
    const aborted = new Promise<never>((_, reject) => {
      abort = () => reject(new Error('the run was interrupted'));
    });
    aborted.catch(() => {});
    signal?.addEventListener('abort', abort);
    // The kernel takes seconds to start; Ctrl-C may have come meanwhile.
    if (signal?.aborted) abort();
    try {
      const shown = new Map<string, Output>();
      for (const [index, cell] of cells.entries()) {
        current = { number: index + 1, source: sourceOf(cell) };
        onCell?.({ cell: current.number, cells: cells.length });
        const collector = collectOutputs(shown);
        cell.outputs = collector.outputs;
        const onMessage = (message: Message): void => {
          collector.take(message);
          const said = lastLine(message);
          if (said) onCell?.({ cell: index + 1, cells: cells.length, said });
        };
        const executed = kernel.execute(current.source, { onMessage, stopOnError: false });
        const reply = await withinLimit(Promise.race([executed, aborted]), cellSeconds, kernel);
        cell.execution_count = index + 1;
        run.ran = index + 1;
        if (reply.status === 'ok' || hasTag(cell, 'raises-exception')) continue;
        throw new CellFailedError(reply.ename ?? 'Error', reply.evalue ?? '', reply.traceback ?? []);
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      await kernel.shutdown();
    }
    run.status = 'passed';
  } catch (error) {
    run.status = signal?.aborted ? 'interrupted' : 'failed';
    const { name, message } = error as Error;
    const traceback = error instanceof CellFailedError ? error.traceback : [`${name}: ${message}`];
    const firstLine = current.source.split('\n').find((line) => line.trim() !== '') ?? '';
    run.failure = { cell: current.number, firstLine, name, message, traceback };
  }
  run.seconds = (performance.now() - started) / 1000;
  return run;
}

/** The last line of what a message prints; nothing for any other message. */
function lastLine({ header, content }: Message): string | undefined {
  return header.msg_type === 'stream' ? String(content.text).trimEnd().split('\n').at(-1)!.trim() : undefined;
}

class CellFailedError extends Error {
  readonly traceback: string[];
  constructor(name: string, message: string, traceback: string[]) {
    super(message);
    this.name = name;
    this.traceback = traceback;
  }
}

class TimeLimitError extends Error {
  override name = 'TimeLimitError';
}

async function withinLimit<T>(executed: Promise<T>, seconds: number, kernel: KernelClient): Promise<T> {
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number): Promise<'late'> =>
    new Promise((resolve) => timers.push(setTimeout(resolve, ms, 'late' as const)));
  try {
    const first = await Promise.race([executed.then((value) => ({ value })), after(seconds * 1000)]);
    if (first !== 'late') return first.value;
    void kernel.interrupt().catch(() => {});
    const second = await Promise.race([executed.then(() => 'ended' as const), after(INTERRUPT_GRACE_MS)]);
    if (second === 'late') kernel.kill();
    throw new TimeLimitError(
      `the cell took longer than ${seconds} s and was interrupted; --cell-seconds gives it more time`,
    );
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}
