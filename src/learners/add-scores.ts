import { LabelsError } from './labels-error.ts';
import type { Cells } from './learner.ts';

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
  const used = Array.from(coefficients, (_, j) => j).filter((j) => coefficients[j] !== 0);
  for (let start = 0; start < n; start += block) {
    const end = Math.min(n, start + block);
    for (const j of used) {
      const column = columns[j]!;
      if (column instanceof Float32Array) add32(scores, column, coefficients[j]!, start, end);
      else add64(scores, column, coefficients[j]!, start, end);
    }
  }
  if (offset) for (let i = 0; i < n; i++) scores[i]! += offset[i]!;
  return scores;
}

function add64(scores: Float64Array, x: Float64Array, factor: number, start: number, end: number): void {
  for (let i = start; i < end; i++) scores[i]! += factor * x[i]!;
}

/** The same text for the other array type, so that each stays a tight loop. */
function add32(scores: Float64Array, x: Float32Array, factor: number, start: number, end: number): void {
  for (let i = start; i < end; i++) scores[i]! += factor * x[i]!;
}
