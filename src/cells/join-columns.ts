import type { Column, SparseColumn } from '../learners/learner.ts';
import { denseOf, isSparse } from './dense-of.ts';

/** A feature of several tables as one column: sparse where all parts are, else dense. */
export function joinColumns(parts: readonly Column[], sizes: readonly number[]): Column {
  return parts.every(isSparse)
    ? joinSparse(parts, sizes)
    : joinNumbers(
        parts.map((part, t) => denseOf(part, sizes[t]!)),
        sizes,
      );
}

function joinSparse(parts: readonly SparseColumn[], sizes: readonly number[]): SparseColumn {
  const counts = parts.map(({ rows }) => rows.length);
  const rows = new Int32Array(counts.reduce((sum, count) => sum + count, 0));
  let [at, start] = [0, 0];
  parts.forEach((part, t) => {
    for (let k = 0; k < counts[t]!; k++) rows[at + k] = start + part.rows[k]!;
    at += counts[t]!;
    start += sizes[t]!;
  });
  return {
    rows,
    values: joinNumbers(
      parts.map(({ values }) => values),
      counts,
    ),
  };
}

/** Numbers of several tables, one after the other; NaN for those of a table that has none. 64-bit where a part is. */
export function joinNumbers(
  parts: readonly (Float32Array | Float64Array | undefined)[],
  sizes: readonly number[],
): Float32Array | Float64Array {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const all = parts.some((part) => part instanceof Float64Array) ? new Float64Array(n) : new Float32Array(n);
  let at = 0;
  parts.forEach((part, t) => {
    if (part) all.set(part, at);
    else all.fill(NaN, at, at + sizes[t]!);
    at += sizes[t]!;
  });
  return all;
}
