/** Cells with a score and, for evaluation only, their true label. */
export interface ScoredCells {
  /** log(p / (1 - p)) of each cell: what `logit` of a model gives, after calibration where there is one. */
  logits: ArrayLike<number>;
  /** True label of each cell, 0 or 1. */
  labels: ArrayLike<number | boolean>;
  /** Patient of each cell: names or numbers. */
  patients: ArrayLike<string | number>;
  /** z of each cell: 1 for cells of sick patients, 0 for cells of healthy donors. */
  sick: ArrayLike<number | boolean>;
}

/** The cells of one patient. */
export interface ScoredPatient {
  patient: string | number;
  sick: boolean;
  /** In the order of the table. */
  logits: Float64Array;
  labels: Uint8Array;
  /** Cells whose true label is 1. */
  positives: number;
}
