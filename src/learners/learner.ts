import type { FitWarning } from './fit-warning.ts';

/** A feature that is 0 in most cells: `values[k]` in cell `rows[k]`, rows ascending and each once; 0 in all others. */
export interface SparseColumn {
  readonly rows: Int32Array;
  readonly values: Float32Array | Float64Array;
}

/** The values of one feature, one a cell; sparse ones for tables of counts with thousands of features. */
export type Column = Float32Array | Float64Array | SparseColumn;

/** A table of cells, column by column: entry i of `columns[j]` is feature j of cell i. Not to be changed once it was fitted. */
export interface Cells {
  /** Number of cells. */
  readonly n: number;
  /** Number of features. */
  readonly p: number;
  /** Name of each feature. */
  readonly names: readonly string[];
  /** p columns of n values, all finite; dense and sparse ones may stand side by side. */
  readonly columns: readonly Column[];
}

/** A table without sparse columns. */
export interface DenseCells extends Cells {
  readonly columns: readonly (Float32Array | Float64Array)[];
}

/** What every learner takes besides cells and labels. */
export interface FitOptions<M extends LearnerModel = LearnerModel> {
  /** Weight of each cell, at least 0. A weight of 2 is the cell twice. Default 1. */
  weights?: ArrayLike<number>;
  /** Added to the logit of each cell and not learned; give the offset of new cells to `logit` again. */
  offset?: ArrayLike<number>;
  /** A model to start from: fitted to the same features by the same learner. Saves time; an exact learner ends the same. */
  warm?: M;
  /** Patient of each cell as a number from 0, for learners that sample or stop early by patient. */
  patients?: ArrayLike<number>;
  /** Seed of whatever the learner draws; a learner that draws nothing ignores it. Default 1. */
  seed?: number;
  /** Stops the fit: it rejects with the reason of the signal. */
  signal?: AbortSignal;
}

/** What a fit returns: it scores cells, and is plain data. */
export interface LearnerModel {
  /** Name of the learner that made it. */
  readonly learner: string;
  /**
   * Penalty at the fitted parameters, in units of the mean log-likelihood: with an exact fit, mean log-likelihood -
   * penalty is what was maximised. Undefined when the learner has none to state.
   */
  readonly penalty?: number;
  /** What a reader of the result has to know, each with its remedy. */
  readonly warnings: readonly FitWarning[];
  /**
   * log(P(y = 1 | x) / P(y = 0 | x)) of each cell. Features are matched by position.
   *
   * @throws RangeError when the number of features differs
   */
  logit(cells: Cells, options?: { offset?: ArrayLike<number> }): Float64Array;
  /**
   * Logits of the cells it was fitted to, offset included, where the learner still has them at hand: spares a call of
   * `logit`, to the precision of the fit. Undefined once they are gone, as after the next fit of the same table.
   *
   * @param room of n numbers to put them in; a new array by default
   */
  fitted?(room?: Float64Array): Float64Array | undefined;
  /** Plain JSON, which the learner's `fromJSON` turns into the model again. */
  toJSON(): object;
}

/**
 * The one contract of all learners: soft labels and weights in, logits out.
 *
 * A soft label s in [0, 1] is the cell twice: with label 1 and weight s, and with label 0 and weight 1 - s. The loss of
 * a cell at logit eta is log(1 + e^eta) - s eta.
 *
 * @example
 * const learner = lasso({ lambda: 0.01 });
 * const model = await learner.fit(cells, labels);
 * model.logit(cells); // Float64Array of n logits
 */
export interface Learner<M extends LearnerModel = LearnerModel> {
  /** For example `lasso`. */
  readonly name: string;
  /**
   * @param labels soft label of each cell, 0 … 1
   * @throws CellsError, LabelsError when the input cannot be used; DivergedError when the fit left the finite numbers
   */
  fit(cells: Cells, labels: ArrayLike<number>, options?: FitOptions<M>): M | Promise<M>;
  /** Brings back a model from what its `toJSON` gave. */
  fromJSON(json: unknown): M;
}
