import type { SparseColumn } from '../learners/learner.ts';

/** Fills sparse columns whose lengths are known. */
export interface SparseBuilder {
  /** Adds a value to column j. */
  put(j: number, row: number, value: number): void;
  done(): SparseColumn[];
}

/**
 * Sparse columns with `counts[j]` values each, which may come in any order; rows that come twice are added up, as scipy
 * does.
 */
export function sparseBuilder(counts: ArrayLike<number>, single: boolean): SparseBuilder {
  const columns = Array.from(counts, (count) => ({
    rows: new Int32Array(count),
    values: single ? new Float32Array(count) : new Float64Array(count),
  }));
  const filled = new Int32Array(counts.length);
  const disordered = new Set<number>();
  return {
    put(j, row, value) {
      const { rows, values } = columns[j]!;
      const at = filled[j]!++;
      if (at > 0 && rows[at - 1]! >= row) disordered.add(j);
      rows[at] = row;
      values[at] = value;
    },
    done: () => columns.map((column, j) => (disordered.has(j) ? ordered(column) : column)),
  };
}

function ordered({ rows, values }: SparseColumn): SparseColumn {
  const order = Array.from(rows.keys()).sort((a, b) => rows[a]! - rows[b]!);
  const [newRows, newValues] = [rows.slice(), values.slice()];
  let last = -1;
  for (const k of order) {
    if (last >= 0 && newRows[last] === rows[k]) {
      newValues[last]! += values[k]!;
      continue;
    }
    newRows[++last] = rows[k]!;
    newValues[last] = values[k]!;
  }
  return { rows: newRows.slice(0, last + 1), values: newValues.slice(0, last + 1) };
}
