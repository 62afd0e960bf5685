import { isSparse } from '../is-sparse.ts';
import type { Cells } from '../learner.ts';
import { columnSpread, type ColumnSpread } from './column-spread.ts';
import { lassoSharedWasm } from './lasso-shared-wasm.ts';
import { lassoWasm } from './lasso-wasm.ts';
import { packTiles } from './pack-tiles.ts';
import { precisionOf } from './precision-of.ts';
import { entries, entry, type Layout, sweepBlocks } from './sweep-blocks.js';
import { sweepThreads } from './sweep-threads.ts';
import { type TablePass, tileRows } from './table-pass.ts';

/** What kernels/lasso.as.ts exports. Addresses are bytes in the memory of the table. */
interface Kernel {
  /** from, to, p, X, labels, weights, offset, active, beta, count, b0, sums, r, etas */
  gradient(...addresses: number[]): void;
  moments(tiles: number, p: number, X: number, weights: number, sums: number): void;
  curvature(
    tile: number,
    p: number,
    X: number,
    weights: number,
    offset: number,
    active: number,
    beta: number,
    count: number,
    b0: number,
    room: number,
  ): number;
  gram(tile: number, p: number, X: number, w: number, sums: number, weighted: number): void;
  columnSum(n: number, column: number, about: number, squared: number): number;
  standardise(n: number, p: number, j: number, column: number, X: number, centre: number, factor: number): void;
}

const compiled: { own?: WebAssembly.Module; shared?: WebAssembly.Module } = {};

/** Tiles whose sums are made together: by one thread, in order. Fixed, so that sums do not depend on who makes them. */
const blockTiles = 16;

/**
 * The sweeps in WebAssembly, four f32 at a time; its memory holds the tiles. Agrees with {@link plainPass} in f32.
 *
 * @param threads that share a sweep, this one included: the sums are the same to the last bit for any number
 *
 * @throws WebAssembly.CompileError or RangeError where WebAssembly (with SIMD) is not to be had, or not so much memory
 */
export function wasmPass(cells: Cells, threads = 1): TablePass {
  const { n, p } = cells;
  const T = tileRows;
  const tiles = Math.ceil(n / T);
  const N = tiles * T;
  const module =
    threads > 1
      ? (compiled.shared ??= new WebAssembly.Module(Buffer.from(lassoSharedWasm, 'base64')))
      : (compiled.own ??= new WebAssembly.Module(Buffer.from(lassoWasm, 'base64')));
  const blocks = Math.ceil(tiles / blockTiles);
  let top = 1024;
  const room = (bytes: number): number => {
    const start = top;
    top = Math.ceil((top + bytes) / 64) * 64;
    return start;
  };
  const at = {
    X: room(N * p * 4),
    labels: room(N * 4),
    weights: room(N * 4),
    offset: room(N * 4),
    etas: room(N * 4),
    active: room(p * 4),
    beta: room(p * 4),
    sums: room(Math.max((p + 1) ** 2, 2 * p + 2, blocks * (p + 2)) * 8),
    r: room(2 * T * 4),
    job: room(entries * 4),
    intercept: room(8),
  };
  const layout: Layout = { ...at, p, tiles, blockTiles, blocks };
  const rooms = Array.from({ length: threads - 1 }, () => room(T * 4));
  const pages = Math.ceil(top / 65536);
  const memory = new WebAssembly.Memory(
    threads > 1 ? { initial: pages, maximum: pages, shared: true } : { initial: pages },
  );
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
  const X = new Float32Array(memory.buffer, at.X, N * p);
  const labels = new Float32Array(memory.buffer, at.labels, n);
  const weights = new Float32Array(memory.buffer, at.weights, n);
  const offsets = new Float32Array(memory.buffer, at.offset, n);
  const etas = new Float32Array(memory.buffer, at.etas, n);
  const active = new Int32Array(memory.buffer, at.active, p);
  const beta = new Float32Array(memory.buffer, at.beta, p);
  const job = new Int32Array(memory.buffer, at.job, entries);
  const start = new Float64Array(memory.buffer, at.intercept, 1);
  job[entry.next] = blocks; // nothing to do yet
  /** Lists the coefficients that are not 0; returns how many. */
  const activate = (coefficients: Float64Array): number => {
    let count = 0;
    for (let j = 0; j < p; j++)
      if (coefficients[j] !== 0) {
        active[count] = j;
        beta[count++] = coefficients[j]!;
      }
    return count;
  };
  const room64 = (length: number): Float64Array => new Float64Array(memory.buffer, at.sums, length);
  const spread = pack(cells, kernel, { X, address: at.X, column: labels, columnAddress: at.labels });
  labels.fill(0);
  weights.fill(1);
  let hasOffset = false;
  let unit = true;
  let sweeps = 0;
  const pass: TablePass = {
    n,
    p,
    precision: 'f32',
    ...spread,
    get sweeps() {
      return sweeps;
    },
    load(data) {
      labels.set(data.labels);
      if (data.weights) weights.set(data.weights);
      else if (!unit) weights.fill(1);
      unit = !data.weights;
      if (data.offset) offsets.set(data.offset);
      hasOffset = data.offset !== undefined;
    },
    gradient(intercept, coefficients, sums) {
      sweeps++;
      job[entry.count] = activate(coefficients);
      job[entry.offset] = Number(hasOffset);
      start[0] = intercept;
      Atomics.store(job, entry.done, 0);
      Atomics.store(job, entry.next, 0);
      if (threads > 1) {
        Atomics.add(job, entry.sweep, 1);
        Atomics.notify(job, entry.sweep);
      }
      sweepBlocks(kernel, layout, job, start, at.r);
      for (let done; (done = Atomics.load(job, entry.done)) < blocks;) Atomics.wait(job, entry.done, done, 1);
      const parts = room64(blocks * (p + 2));
      sums.fill(0);
      for (let block = 0, k = 0; block < blocks; block++) for (let j = 0; j < p + 2; j++) sums[j]! += parts[k++]!;
    },
    logits(room = new Float64Array(n)) {
      room.set(etas);
      return room;
    },
    moments() {
      kernel.moments(tiles, p, at.X, at.weights, at.sums);
      return room64(1 + 2 * p).slice();
    },
    hessian(intercept, coefficients, most) {
      const size = p + 1;
      const count = activate(coefficients);
      const { X, weights, active, beta, r } = at;
      const offset = hasOffset ? at.offset : 0;
      room64(size * size).fill(0);
      let weight = 0;
      const step = Math.max(1, tiles / most);
      for (let index = 0; index < tiles; index += step) {
        const tile = Math.floor(index);
        weight += kernel.curvature(tile, p, X, weights, offset, active, beta, count, intercept, r);
        kernel.gram(tile, p, X, r, at.sums, r + T * 4);
      }
      const sums = new Float64Array(size * size + 1);
      sums.set(room64(size * size));
      sums[size * size] = weight;
      for (let j = 0; j <= p; j++) for (let k = 0; k < j; k++) sums[j * size + k] = sums[k * size + j]!;
      return sums;
    },
  };
  if (threads > 1)
    sweepThreads(
      pass,
      rooms.map((r) => ({ module, memory, layout, r })),
    );
  return pass;
}

/** Where the tiles are, and room for one column. */
interface Room {
  X: Float32Array;
  address: number;
  column: Float32Array;
  columnAddress: number;
}

/** Fills the tiles. Columns of f32 are standardised on the way; a column with a value that is not finite gets a NaN centre. */
function pack(cells: Cells, kernel: Kernel, { X, address, column: room, columnAddress }: Room): ColumnSpread {
  const { n, p, columns } = cells;
  if (precisionOf(cells) === 'f64') {
    const spread = columnSpread(cells);
    packTiles(cells, spread, X);
    return spread;
  }
  const spread: ColumnSpread = { centre: new Float64Array(p), scale: new Float64Array(p), constant: [] };
  columns.forEach((column, j) => {
    if (isSparse(column)) {
      room.fill(0);
      for (let k = 0; k < column.rows.length; k++) room[column.rows[k]!] = column.values[k]!;
    } else room.set(column);
    const mean = kernel.columnSum(n, columnAddress, 0, 0) / n;
    const sd = Math.sqrt(kernel.columnSum(n, columnAddress, mean, 1) / n);
    const constant = sd <= 1e-12 * Math.abs(mean);
    // Rounded to f32, as the kernel has them: the tiles hold exactly (x - centre) / scale.
    const centre = Math.fround(mean);
    const factor = Math.fround(1 / sd);
    if (!constant) kernel.standardise(n, p, j, columnAddress, address, centre, factor);
    spread.centre[j] = centre;
    spread.scale[j] = constant ? 1 : 1 / factor;
    spread.constant.push(constant);
  });
  return spread;
}
