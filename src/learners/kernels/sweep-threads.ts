import { Worker } from 'node:worker_threads';
import type { Layout } from './sweep-blocks.js';
import type { TablePass } from './table-pass.ts';

/** What a thread starts with. */
export interface ThreadData {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  layout: Layout;
  /** Room for a tile, of this thread alone. */
  r: number;
}

const released = new FinalizationRegistry<Worker[]>((workers) => workers.forEach((worker) => void worker.terminate()));

/**
 * Starts threads that help with the sweeps of a pass, and end with it. They keep no process alive; a sweep does not
 * wait for one that has not started yet, it does its blocks itself.
 */
export function sweepThreads(pass: TablePass, threads: readonly ThreadData[]): void {
  const workers = threads.map((workerData) => {
    const worker = new Worker(new URL('./sweep-worker.js', import.meta.url), { workerData, execArgv: [] });
    worker.unref();
    return worker;
  });
  released.register(pass, workers);
}
