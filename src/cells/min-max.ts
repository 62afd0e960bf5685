import type { DenseCells } from '../learners/learner.ts';

/** Smallest and largest value of each feature. Plain JSON. */
export interface MinMax {
  minima: number[];
  maxima: number[];
}

/**
 * Smallest and largest value of each feature: take those of the training cells, and scale all cells by them.
 *
 * @example
 * const scale = minMaxOf(training);
 */
export function minMaxOf({ columns }: DenseCells): MinMax {
  const extreme = (pick: (a: number, b: number) => number): number[] =>
    columns.map((column) => (column as Float64Array).reduce((worst, value) => pick(worst, value), column[0]!));
  return { minima: extreme(Math.min), maxima: extreme(Math.max) };
}

/**
 * Features scaled so that the training cells lie from 0 to 1; others may lie outside. A feature that was constant becomes 0
 * where it still has that value, and keeps its distance from it elsewhere.
 *
 * @throws RangeError when the number of features differs
 * @example
 * const scaled = scaleMinMax(test, minMaxOf(training));
 */
export function scaleMinMax<Table extends DenseCells>(cells: Table, { minima, maxima }: MinMax): Table {
  if (cells.p !== minima.length)
    throw new RangeError(`the scale is of ${minima.length} features, the table has ${cells.p}`);
  const columns = cells.columns.map((column, j) => {
    const range = maxima[j]! - minima[j]! || 1;
    return column.map((value) => (value - minima[j]!) / range);
  });
  return { ...cells, columns };
}
