import type { BenchRow } from './bench-row.ts';
import { benchBoosting } from './boosting.ts';
import { benchMemory } from './memory.ts';
import { benchMmil } from './mmil.ts';
import { benchReaders } from './readers.ts';
import { benchRunner } from './runner.ts';
import { benchSparse } from './sparse.ts';

/** The benchmarks by name. Each takes the numbers of cells to run at, or its own. */
export const benches: Readonly<Record<string, (sizes?: readonly number[]) => Promise<BenchRow[]>>> = {
  mmil: async (sizes) => [...(await benchMmil(sizes)), ...benchSparse(sizes), ...benchMemory(sizes)],
  boosting: benchBoosting,
  readers: benchReaders,
  runner: benchRunner,
};
