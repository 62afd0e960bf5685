// One of the threads that sweep over the tiles of a table: it helps with each sweep, and sleeps in between.
import { workerData } from 'node:worker_threads';
import { entries, entry, sweepBlocks } from './sweep-blocks.js';

const { module, memory, layout, r } = workerData;
const kernel = /** @type {any} */ (new WebAssembly.Instance(module, { env: { memory } }).exports);
const job = new Int32Array(memory.buffer, layout.job, entries);
const intercept = new Float64Array(memory.buffer, layout.intercept, 1);

for (let seen = 0; ; seen = Atomics.load(job, entry.sweep)) {
  sweepBlocks(kernel, layout, job, intercept, r);
  Atomics.notify(job, entry.done);
  Atomics.wait(job, entry.sweep, seen);
}
