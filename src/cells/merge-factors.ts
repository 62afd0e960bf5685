import type { Factor } from './cell-table.ts';

/** Words of several tables as one factor, with the levels of all; unknown for the cells of a table that has none. */
export function mergeFactors(parts: readonly (Factor | undefined)[], sizes: readonly number[]): Factor {
  const index = new Map<string, number>();
  const codes = new Int32Array(sizes.reduce((sum, size) => sum + size, 0)).fill(-1);
  let at = 0;
  parts.forEach((part, t) => {
    if (part) {
      const merged = part.levels.map((level) => {
        if (!index.has(level)) index.set(level, index.size);
        return index.get(level)!;
      });
      for (let i = 0; i < sizes[t]!; i++) codes[at + i] = merged[part.codes[i]!] ?? -1;
    }
    at += sizes[t]!;
  });
  return { levels: [...index.keys()], codes };
}
