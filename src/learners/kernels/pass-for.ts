import type { Cells } from '../learner.ts';
import { plainPass } from './plain-pass.ts';
import { type Precision, precisionOf } from './precision-of.ts';
import type { TablePass } from './table-pass.ts';
import { wasmPass } from './wasm-pass.ts';

/** The tiles of a table live as long as the table: every fit of it shares them. */
const passes = new WeakMap<Cells, Map<Precision, TablePass>>();

/** The sweeps over a table in the precision wanted: that of the table when not said. */
export function passFor(cells: Cells, precision: Precision = precisionOf(cells)): TablePass {
  let known = passes.get(cells);
  if (!known) passes.set(cells, (known = new Map()));
  let pass = known.get(precision);
  if (!pass) known.set(precision, (pass = precision === 'f32' ? fastPass(cells) : plainPass(cells)));
  return pass;
}

/** WebAssembly, or where there is none (or not enough memory for it) its plain twin, which needs no less but computes in f64. */
function fastPass(cells: Cells): TablePass {
  try {
    return wasmPass(cells);
  } catch (error) {
    if (error instanceof RangeError || error instanceof WebAssembly.CompileError) return plainPass(cells);
    throw error;
  }
}
