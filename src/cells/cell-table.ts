import type { Cells } from '../learners/learner.ts';

/** A word for each cell: `levels[codes[i]]`, or unknown where the code is -1. */
export interface Factor {
  readonly levels: readonly string[];
  readonly codes: Int32Array;
}

/** What is noted of each cell besides its features: words, or numbers (NaN where unknown). */
export type Annotation = Factor | Float32Array | Float64Array;

/**
 * Cells with what is noted of them: a {@link Cells} that learners take as it is, with annotations by name. The names
 * that this project gives a meaning: `patient`, `sample`, `tissue`, `time`, `set` (factors), `sick` (1 for cells of
 * sick patients, 0 for those of healthy donors), `label` (1 for diseased cells, 0 for healthy ones, NaN unknown).
 */
export interface CellTable extends Cells {
  readonly annotations: Readonly<Record<string, Annotation>>;
  /** The file it was read from, for messages. */
  readonly source?: string;
}
