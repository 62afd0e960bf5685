import { isSparse } from '../is-sparse.ts';
import type { Cells } from '../learner.ts';
import type { ColumnKernel } from './column-kernel.ts';

/** The sums in plain TypeScript: the oracle of the WebAssembly kernel, and its substitute. */
export function plainColumns({ n, columns }: Cells, centre: Float64Array): ColumnKernel {
  const r = new Float64Array(n);
  const eta = new Float64Array(n);
  const sum = (j: number, squared: boolean): number => {
    const column = columns[j]!;
    let total = 0;
    if (isSparse(column)) {
      const { rows, values } = column;
      for (let k = 0; k < rows.length; k++) {
        const x = values[k]!;
        total += r[rows[k]!]! * (squared ? x * x : x);
      }
      return total;
    }
    const about = centre[j]!;
    for (let i = 0; i < n; i++) {
      const x = column[i]! - about;
      total += r[i]! * (squared ? x * x : x);
    }
    return total;
  };
  return {
    r,
    eta,
    dot: (j) => sum(j, false),
    squares: (j) => sum(j, true),
    add(j, b) {
      const column = columns[j]!;
      if (isSparse(column)) {
        const { rows, values } = column;
        for (let k = 0; k < rows.length; k++) eta[rows[k]!]! += b * values[k]!;
        return;
      }
      const about = centre[j]!;
      for (let i = 0; i < n; i++) eta[i]! += b * (column[i]! - about);
    },
  };
}
