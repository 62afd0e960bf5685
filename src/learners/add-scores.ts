import { LabelsError } from './labels-error.ts';
import { isSparse } from './is-sparse.ts';
import type { Cells, SparseColumn } from './learner.ts';

/** Cells at a time: their sums stay in a first-level cache while the columns pass. */
const block = 2048;

/**
 * intercept + Σ_j coefficients_j x_j + offset of each cell, in double precision; columns with coefficient 0 are not read.
 *
 * @throws RangeError when the table has another number of features
 */
export function addScores(
  { n, p, columns }: Cells,
  intercept: number,
  coefficients: ArrayLike<number>,
  offset?: ArrayLike<number>,
): Float64Array {
  if (coefficients.length !== p)
    throw new RangeError(`the model has ${coefficients.length} features, the table has ${p}`);
  if (offset && offset.length !== n) throw new LabelsError(`${offset.length} offset for ${n} cells`);
  const scores = new Float64Array(n).fill(intercept);
  const used: number[] = [];
  for (let j = 0; j < p; j++) {
    if (coefficients[j] === 0) continue;
    const column = columns[j]!;
    if (isSparse(column)) addSparse(scores, column, coefficients[j]!);
    else used.push(j);
  }
  const single = used.every((j) => columns[j] instanceof Float32Array);
  for (let start = 0; start < n; start += block) {
    const end = Math.min(n, start + block);
    for (let k = 0; k < used.length; k += 4) {
      // Four columns at a time; those that are missing at the end are one with coefficient 0.
      const four = [0, 1, 2, 3].map((more) => used[k + more] ?? used[k]!);
      const x = four.map((j) => columns[j]! as Float32Array | Float64Array);
      const b = four.map((j, more) => (k + more < used.length ? coefficients[j]! : 0));
      if (single) add32(scores, x as Float32Array[], b, start, end);
      else add64(scores, x as Float64Array[], b, start, end);
    }
  }
  if (offset) for (let i = 0; i < n; i++) scores[i]! += offset[i]!;
  return scores;
}

function addSparse(scores: Float64Array, { rows, values }: SparseColumn, b: number): void {
  for (let k = 0; k < rows.length; k++) scores[rows[k]!]! += b * values[k]!;
}

function add64(
  scores: Float64Array,
  x: readonly Float64Array[],
  b: readonly number[],
  start: number,
  end: number,
): void {
  const [x0, x1, x2, x3] = x as [Float64Array, Float64Array, Float64Array, Float64Array];
  const [b0, b1, b2, b3] = b as [number, number, number, number];
  for (let i = start; i < end; i++) scores[i]! += b0 * x0[i]! + b1 * x1[i]! + b2 * x2[i]! + b3 * x3[i]!;
}

/** The same text for the other array type, so that each stays a tight loop. */
function add32(
  scores: Float64Array,
  x: readonly Float32Array[],
  b: readonly number[],
  start: number,
  end: number,
): void {
  const [x0, x1, x2, x3] = x as [Float32Array, Float32Array, Float32Array, Float32Array];
  const [b0, b1, b2, b3] = b as [number, number, number, number];
  for (let i = start; i < end; i++) scores[i]! += b0 * x0[i]! + b1 * x1[i]! + b2 * x2[i]! + b3 * x3[i]!;
}
