import type { Batch } from './gradient-engine.ts';
import type { RowReader } from './row-reader.ts';

/** What a network is trained on. */
export interface TrainingCells {
  /** The cells with a weight above 0. */
  rows: Int32Array;
  read: RowReader;
  labels: ArrayLike<number>;
  weights: Float64Array;
  offset: ArrayLike<number> | undefined;
}

/** The given cells with their `p` features, and their weights times `factor`. */
export function batchOf(
  { read, labels, weights, offset }: TrainingCells,
  rows: Int32Array,
  p: number,
  factor: number,
): Batch {
  const x = new Float64Array(rows.length * p);
  read(rows, x);
  return {
    count: rows.length,
    x,
    labels: Float64Array.from(rows, (i) => labels[i]!),
    weights: Float64Array.from(rows, (i) => weights[i]! * factor),
    offset: Float64Array.from(rows, (i) => offset?.[i] ?? 0),
  };
}
