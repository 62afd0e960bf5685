import { isSparse } from '../is-sparse.ts';
import type { Cells, SparseColumn } from '../learner.ts';

/** Mean and population standard deviation of each column; a column without spread is constant, and gets scale 1. */
export interface ColumnSpread {
  centre: Float64Array;
  scale: Float64Array;
  constant: boolean[];
}

/** Two sweeps a column, so that a mean far above the spread costs no digits. */
export function columnSpread(cells: Cells): ColumnSpread {
  const { n, p, columns } = cells;
  const spread: ColumnSpread = { centre: new Float64Array(p), scale: new Float64Array(p), constant: [] };
  columns.forEach((column, j) => {
    const { mean, sd } = isSparse(column)
      ? sparseSpread(column, n)
      : column instanceof Float32Array
        ? spread32(column, n)
        : spread64(column, n);
    // Rounding leaves a trace of spread in a constant column of any size.
    const constant = !(sd > 1e-12 * Math.abs(mean));
    spread.centre[j] = mean;
    spread.scale[j] = constant ? 1 : sd;
    spread.constant.push(constant);
  });
  return spread;
}

function sparseSpread({ values }: SparseColumn, n: number): { mean: number; sd: number } {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  const mean = sum / n;
  let squares = (n - values.length) * mean ** 2;
  for (let k = 0; k < values.length; k++) squares += (values[k]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / n) };
}

function spread64(x: Float64Array, n: number): { mean: number; sd: number } {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (x[i]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / n) };
}

/** The same text for the other array type, so that each stays a tight loop. */
function spread32(x: Float32Array, n: number): { mean: number; sd: number } {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (x[i]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / n) };
}
