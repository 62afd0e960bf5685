import { boostingWasm } from '../kernels/boosting-wasm.ts';
import type { BinnedCells } from './binned-cells.ts';
import { gradientScale, hessianScale } from './quantise.ts';
import type { TreeEngine } from './tree-engine.ts';

/** What kernels/boosting.as.ts exports. Addresses are bytes in the engine's memory. */
interface Kernel {
  gradients(
    margins: number,
    labels: number,
    weights: number,
    pairs: number,
    n: number,
    gScale: number,
    hScale: number,
    turn: number,
  ): void;
  histogram(
    bins: number,
    stride: number,
    rows: number,
    pairs: number,
    from: number,
    to: number,
    sums: number,
    dense: number,
  ): bigint;
  subtract(sums: number, other: number, stride: number): void;
  bestSplit(
    sums: number,
    stride: number,
    gUnit: number,
    hUnit: number,
    lambda: number,
    minChildWeight: number,
    out: number,
  ): void;
  partition(column: number, rows: number, moved: number, from: number, to: number, bin: number): number;
  add(margins: number, rows: number, from: number, to: number, value: number): void;
}

let compiled: WebAssembly.Module | undefined;

/**
 * The engine in WebAssembly, for histograms of 256 bins; its memory holds the bins twice, by cell and by
 * feature.
 *
 * @param slots histograms there is room for
 * @throws WebAssembly.CompileError or RangeError where WebAssembly (with SIMD) is not to be had, or not so much memory
 */
export function wasmEngine({ n, stride, bins }: BinnedCells, slots: number): TreeEngine & { slots: number } {
  compiled ??= new WebAssembly.Module(Buffer.from(boostingWasm, 'base64'));
  const padded = (n + 3) & ~3;
  let size = 1024; // the kernel's own data
  const place = (bytes: number): number => {
    const at = (size + 63) & ~63;
    size = at + bytes;
    return at;
  };
  const at = {
    out: place(64),
    sums: place(slots * stride * 2048),
    bins: place(n * stride),
    columns: place(n * stride),
    pairs: place(padded * 8),
    margins: place(padded * 8),
    labels: place(padded * 4),
    weights: place(padded * 4),
    rows: place(padded * 4),
    // One more than n: the kernel writes before it knows whether the row stays.
    moved: place((padded + 1) * 4),
  };
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / 65536) });
  const kernel = new WebAssembly.Instance(compiled, { env: { memory, abort: () => {} } }).exports as unknown as Kernel;
  const buffer = memory.buffer;
  new Uint8Array(buffer, at.bins, n * stride).set(bins);
  transpose(bins, new Uint8Array(buffer, at.columns, n * stride), n, stride);
  const out = new Float64Array(buffer, at.out, 7);
  let [gScale, hScale] = [1, 1];
  const slotAt = (slot: number): number => at.sums + slot * stride * 2048;
  return {
    name: 'wasm',
    slots,
    margins: new Float64Array(buffer, at.margins, n),
    labels: new Float32Array(buffer, at.labels, n),
    weights: new Float32Array(buffer, at.weights, n),
    rows: new Int32Array(buffer, at.rows, n),
    scale(totalWeight) {
      [gScale, hScale] = [gradientScale(totalWeight), hessianScale(totalWeight)];
    },
    gradients(tree) {
      const turn = Math.imul(tree, 0x85ebca6b);
      kernel.gradients(at.margins, at.labels, at.weights, at.pairs, padded, gScale, hScale, turn);
    },
    histogram(from, to, slot, dense) {
      kernel.histogram(at.bins, stride, at.rows, at.pairs, from, to, slotAt(slot), Number(dense));
    },
    subtract: (slot, other) => kernel.subtract(slotAt(slot), slotAt(other), stride),
    bestSplit(slot, { lambda, minChildWeight }) {
      kernel.bestSplit(slotAt(slot), stride, 1 / gScale, 1 / hScale, lambda, minChildWeight, at.out);
      const [gain, feature, bin, g, h, gLeft, hLeft] = out as unknown as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      return { gain, feature, bin, g, h, gLeft, hLeft };
    },
    partition: (from, to, feature, bin) => kernel.partition(at.columns + feature * n, at.rows, at.moved, from, to, bin),
    nextBin: (_from, _to, _feature, low) => low,
    add: (from, to, value) => kernel.add(at.margins, at.rows, from, to, value),
  };
}

/** Turns bins by cell into bins by feature, in blocks that stay in the cache. */
function transpose(bins: ArrayLike<number>, columns: Uint8Array, n: number, stride: number): void {
  const block = 256;
  for (let start = 0; start < n; start += block) {
    const stop = Math.min(n, start + block);
    for (let j = 0; j < stride; j++)
      for (let i = start, at = start * stride + j; i < stop; i++, at += stride) columns[j * n + i] = bins[at]!;
  }
}
