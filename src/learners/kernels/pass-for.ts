import { isSparse } from '../is-sparse.ts';
import type { Cells } from '../learner.ts';
import { type ColumnsPass, columnsPass } from './columns-pass.ts';
import { plainColumns } from './plain-columns.ts';
import { plainPass } from './plain-pass.ts';
import { type Precision, precisionOf } from './precision-of.ts';
import type { TablePass } from './table-pass.ts';
import { wasmColumns } from './wasm-columns.ts';
import { wasmPass } from './wasm-pass.ts';

/** The tiles of a table live as long as the table: every fit of it shares them. */
const passes = new WeakMap<Cells, Map<string, TablePass | ColumnsPass>>();

/**
 * The sweeps over a table in the precision wanted: that of the table when not said.
 *
 * @param threads for a dense table in f32; others use one
 */
export function passFor(cells: Cells, precision: Precision = precisionOf(cells), threads = 1): TablePass | ColumnsPass {
  let known = passes.get(cells);
  if (!known) passes.set(cells, (known = new Map()));
  const key = `${precision} ${threads}`;
  let pass = known.get(key);
  if (!pass) {
    if (isWide(cells))
      pass = withFallback(wasmColumns, plainColumns, (kernelOf) => columnsPass(cells, precision, kernelOf));
    else
      pass = precision === 'f32' ? withFallback(wasmPass, plainPass, (make) => make(cells, threads)) : plainPass(cells);
    known.set(key, pass);
  }
  return pass;
}

/** Features from which on a table is read column by column: the curvature of all pairs of features would cost too much. */
const wide = 500;

/** Sparse tables pay for it sooner: columns are read where they are not 0, tiles everywhere. */
const wideSparse = 100;

function isWide({ n, p, columns }: Cells): boolean {
  if (p >= wide || p < wideSparse) return p >= wide;
  const stored = columns.reduce((sum, column) => sum + (isSparse(column) ? column.rows.length : n), 0);
  return stored < 0.1 * n * p;
}

/** WebAssembly, or where there is none (or not enough memory for it) its plain twin, which needs no less but computes in f64. */
function withFallback<K, P>(fast: K, plain: K, make: (kernel: K) => P): P {
  try {
    return make(fast);
  } catch (error) {
    if (error instanceof RangeError || error instanceof WebAssembly.CompileError) return make(plain);
    throw error;
  }
}
