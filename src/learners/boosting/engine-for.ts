import type { BinnedCells } from './binned-cells.ts';
import type { CompleteOptions } from './boosting-options.ts';
import { plainEngine } from './plain-engine.ts';
import type { TreeEngine } from './tree-engine.ts';

const idle = new WeakMap<BinnedCells, TreeEngine[]>();

/**
 * Lends an engine for a table: one that an earlier fit gave back, or a new one. Fits at the same time get their own.
 */
export function engineFor(
  binned: BinnedCells,
  { splits, engine: _wanted }: CompleteOptions,
): { engine: TreeEngine } & Disposable {
  const engines = idle.get(binned) ?? [];
  idle.set(binned, engines);
  const wanted = 'plain';
  const at = engines.findIndex(({ name }) => name === wanted);
  const engine = at >= 0 ? engines.splice(at, 1)[0]! : plainEngine(binned, splits === 'exact');
  return { engine, [Symbol.dispose]: () => void engines.push(engine) };
}
