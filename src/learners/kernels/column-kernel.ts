/**
 * Sums over one column at a time. A sparse column counts as it stands, a dense one from its centre: x or x - centre, so
 * that sparse columns stay sparse and dense ones far from 0 keep their digits.
 */
export interface ColumnKernel {
  /** A number for each cell: residuals, or weights. To be written to. */
  readonly r: Float64Array;
  /** Logit of each cell. To be written to. */
  readonly eta: Float64Array;
  /** Σ r x of column j. */
  dot(j: number): number;
  /** Σ r x² of column j. */
  squares(j: number): number;
  /** eta += b x of column j. */
  add(j: number, b: number): void;
}
