import { inverse, Matrix, SingularValueDecomposition } from 'ml-matrix';
import type { CellTable } from '../cell-table.ts';
import { denseOf } from '../dense-of.ts';
import { columnOf } from '../panel/column-of.ts';
import { CompensationError } from './compensation-error.ts';

/** How much of each fluorochrome is seen in each detector: `matrix[i][j]` of that of channel i in channel j. */
export interface Spillover {
  readonly channels: readonly string[];
  readonly matrix: readonly (readonly number[])[];
}

/**
 * Takes out what each fluorochrome spills into the detectors of others: the values of a cell, as a row, times the
 * inverse of the spillover matrix. Other channels are left as they are. To be done before any transform.
 *
 * @param spillover for example `table.fcs.spillover` of an FCS file; channels are matched by name
 * @throws PanelError when the table lacks a channel; CompensationError when the matrix has no usable inverse
 * @example
 * // a cell with 100 of A, of which a tenth is seen in B as well
 * compensate(table, { channels: ['A', 'B'], matrix: [[1, 0.1], [0, 1]] }).columns; // A [100], B [10] → [100], [0]
 */
export function compensate<T extends CellTable>(table: T, { channels, matrix }: Spillover): T {
  const size = channels.length;
  if (matrix.length !== size || matrix.some((row) => row.length !== size || !row.every(Number.isFinite)))
    throw new CompensationError(`the spillover of ${size} channels needs ${size} rows of ${size} finite numbers`);
  const positions = channels.map((channel) => columnOf(table, channel));
  if (new Set(positions).size < size) throw new CompensationError('the spillover names a channel twice: correct it');
  const spill = new Matrix(matrix.map((row) => [...row]));
  const { condition } = new SingularValueDecomposition(spill);
  if (!(condition < 1e10))
    throw new CompensationError(
      `the spillover matrix is singular (condition number ${condition.toExponential(1)}): two channels spill alike, leave one out`,
    );
  const unmix = inverse(spill);
  const observed = positions.map((at) => denseOf(table.columns[at]!, table.n));
  const columns = [...table.columns];
  positions.forEach((at, j) => {
    const sums = new Float64Array(table.n);
    observed.forEach((values, i) => {
      const weight = unmix.get(i, j);
      if (weight !== 0) for (let k = 0; k < sums.length; k++) sums[k] = sums[k]! + weight * values[k]!;
    });
    columns[at] = observed[j] instanceof Float64Array ? sums : Float32Array.from(sums);
  });
  return { ...table, columns };
}
