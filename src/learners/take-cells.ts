import type { Cells } from './learner.ts';

/**
 * The cells at the given positions, as a table of its own.
 *
 * @example
 * takeCells(cells, [0, 2]).n; // 2
 */
export function takeCells({ p, names, columns }: Cells, indices: ArrayLike<number>): Cells {
  const n = indices.length;
  return {
    n,
    p,
    names,
    columns: columns.map((column) => {
      const taken = column instanceof Float32Array ? new Float32Array(n) : new Float64Array(n);
      for (let i = 0; i < n; i++) taken[i] = column[indices[i]!]!;
      return taken;
    }),
  };
}
