import { CellsError } from '../cells-error.ts';
import { denseColumn } from '../dense-column.ts';
import type { Cells } from '../learner.ts';
import { cutPoints } from './cut-points.ts';
import { midpoint } from './midpoint.ts';

/** Cells as bin numbers: what trees are grown on. Made once for a table and used by all fits to it. */
export interface BinnedCells {
  n: number;
  /** Features, rounded up to a multiple of four: the rest is always bin 0. */
  stride: number;
  /** Bins of every feature's histogram. */
  width: number;
  /** bins[i · stride + j] is the bin of feature j of cell i. */
  bins: Uint8Array | Uint16Array;
  /** Threshold of the split after `bin`, `next` being the next bin with cells of the node. */
  threshold(feature: number, bin: number, next: number): number;
}

const known = new WeakMap<Cells, Map<number, BinnedCells>>();

/**
 * Cells as bin numbers, at most `maxBins` a feature; Infinity gives every distinct value its own bin.
 *
 * @throws CellsError when a feature has more than 65,536 distinct values and each is to have its bin
 */
export function binnedCells(cells: Cells, maxBins: number): BinnedCells {
  const made = known.get(cells) ?? new Map<number, BinnedCells>();
  known.set(cells, made);
  const binned = made.get(maxBins) ?? (maxBins === Infinity ? exactBins(cells) : histogramBins(cells, maxBins));
  made.set(maxBins, binned);
  return binned;
}

function histogramBins({ n, p, columns }: Cells, maxBins: number): BinnedCells {
  const stride = (p + 3) & ~3;
  const bins = new Uint8Array(n * stride);
  const cuts = columns.map((column, j) => {
    const values = denseColumn(column, 0, n);
    const own = cutPoints(values, maxBins);
    binColumn(values, own, bins, j, stride);
    return own;
  });
  return { n, stride, width: 256, bins, threshold: (feature, bin) => cuts[feature]![bin]! };
}

/** Grid cells of the look-up table that narrows the search for a value's bin. */
const gridSize = 4096;

function binColumn(
  column: Float32Array | Float64Array,
  cuts: Float64Array,
  bins: Uint8Array,
  offset: number,
  stride: number,
): void {
  const m = cuts.length;
  if (m === 0) return;
  const [low, high] = [cuts[0]!, cuts[m - 1]!];
  const scale = high > low && Number.isFinite(gridSize / (high - low)) ? gridSize / (high - low) : 0;
  const grid = new Uint8Array(gridSize + 1);
  for (let g = 0, b = 0; g <= gridSize; g++) {
    // One cut early: rounding must not put a value past its bin.
    while (scale > 0 && b < m && cuts[b]! < low + (g - 1) / scale) b++;
    grid[g] = Math.max(0, b - 1);
  }
  for (let i = 0, at = offset; i < column.length; i++, at += stride) {
    const x = column[i]!;
    if (x < low) continue;
    let bin = m;
    if (x < high) for (bin = grid[((x - low) * scale) | 0]!; cuts[bin]! <= x;) bin++;
    bins[at] = bin;
  }
}

function exactBins({ n, p, names, columns }: Cells): BinnedCells {
  const stride = (p + 3) & ~3;
  const values = columns.map((column) => new Float64Array(new Set(denseColumn(column, 0, n))).sort());
  const width = values.reduce((most, { length }) => Math.max(most, length), 1);
  if (width > 65_536) {
    const name = names[values.findIndex(({ length }) => length === width)];
    throw new CellsError(
      `feature '${name}' has ${width} distinct values: exact splits take up to 65,536, use histograms`,
    );
  }
  const bins = new Uint16Array(n * stride);
  columns.forEach((column, j) => {
    const places = new Map(Array.from(values[j]!, (value, bin) => [value, bin]));
    const own = denseColumn(column, 0, n);
    for (let i = 0; i < n; i++) bins[i * stride + j] = places.get(own[i]!)!;
  });
  const threshold = (feature: number, bin: number, next: number): number =>
    midpoint(values[feature]![bin]!, values[feature]![next]!);
  return { n, stride, width, bins, threshold };
}
