import type { BinnedCells } from './binned-cells.ts';
import type { CompleteOptions } from './boosting-options.ts';
import { plainEngine } from './plain-engine.ts';
import type { TreeEngine } from './tree-engine.ts';
import { wasmEngine } from './wasm-engine.ts';

/** An engine on loan: given back at the end of the block. */
export type EngineLease = { engine: TreeEngine } & Disposable;

const idle = new WeakMap<BinnedCells, TreeEngine[]>();

/**
 * Lends an engine for a table: one that an earlier fit gave back, or a new one. Fits at the same time get their own.
 *
 * @throws Error when `wasm` was asked for and is not to be had
 */
export function engineFor(binned: BinnedCells, options: CompleteOptions): EngineLease {
  const engines = idle.get(binned) ?? [];
  idle.set(binned, engines);
  const slots = options.maxLeaves === Infinity ? options.depth + 2 : options.maxLeaves + 2;
  const wasm = options.engine !== 'plain' && options.splits === 'histogram';
  const fits = (engine: TreeEngine): boolean =>
    wasm ? 'slots' in engine && (engine.slots as number) >= slots : engine.name === 'plain';
  const at = engines.findIndex(fits);
  const engine = at >= 0 ? engines.splice(at, 1)[0]! : newEngine(binned, options, wasm, slots);
  return { engine, [Symbol.dispose]: () => void engines.push(engine) };
}

function newEngine(binned: BinnedCells, { splits, engine }: CompleteOptions, wasm: boolean, slots: number): TreeEngine {
  if (!wasm) return plainEngine(binned, splits === 'exact');
  try {
    return wasmEngine(binned, slots);
  } catch (error) {
    if (engine === 'wasm') throw error;
    return plainEngine(binned, false);
  }
}
