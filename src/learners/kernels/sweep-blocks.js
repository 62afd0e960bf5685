// The part of a sweep that threads share. Plain JavaScript, so that a thread starts from the sources as from what they
// compile to.

/**
 * Where a table lies in the memory of its kernel, in bytes, and what does not change between sweeps.
 * @typedef {{
 *   p: number, tiles: number, blockTiles: number, blocks: number,
 *   X: number, labels: number, weights: number, offset: number, active: number, beta: number,
 *   sums: number, etas: number, job: number, intercept: number,
 * }} Layout
 */

/** Entries of the job, which all threads see: number of the sweep, next block, blocks done, coefficients not 0, whether there is an offset. */
export const entry = { sweep: 0, next: 1, done: 2, count: 3, offset: 4 };

/** How many there are. */
export const entries = 8;

/**
 * Takes block after block of the sweep at hand until none is left; the sums of each go to their own place, so that it
 * does not matter who makes them.
 * @param {{ gradient(...addresses: number[]): void }} kernel
 * @param {Layout} layout
 * @param {Int32Array} job
 * @param {Float64Array} intercept
 * @param {number} r room for a tile, of this thread alone
 */
export function sweepBlocks(kernel, layout, job, intercept, r) {
  const { p, tiles, blockTiles, blocks, X, labels, weights, offset, active, beta, sums, etas } = layout;
  for (;;) {
    const block = Atomics.add(job, entry.next, 1);
    if (block >= blocks) return;
    const from = block * blockTiles;
    const to = Math.min(tiles, from + blockTiles);
    const own = job[entry.offset] ? offset : 0;
    const count = Number(job[entry.count]);
    const at = sums + block * (p + 2) * 8;
    kernel.gradient(from, to, p, X, labels, weights, own, active, beta, count, Number(intercept[0]), at, r, etas);
    Atomics.add(job, entry.done, 1);
  }
}
