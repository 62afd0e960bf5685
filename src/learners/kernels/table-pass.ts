/** What a pass needs besides the table; loaded once a fit. */
export interface PassData {
  /** Soft label of each cell. */
  labels: ArrayLike<number>;
  /** Weight of each cell; all 1 when absent. */
  weights?: ArrayLike<number> | undefined;
  /** Added to each logit; all 0 when absent. */
  offset?: ArrayLike<number> | undefined;
}

/**
 * Sweeps over a table of cells: coefficients go in, sums over cells come out. The solver sees nothing else, so whether a
 * sweep runs in plain TypeScript, in WebAssembly or on several threads is no concern of it.
 *
 * The table is held in tiles of {@link tileRows} cells, centred and scaled by column: u = (x - centre) / scale. Sums are
 * made within a tile, then over tiles in their order, in double precision: the same numbers on every machine.
 */
export interface TablePass {
  readonly n: number;
  readonly p: number;
  readonly precision: 'f32' | 'f64';
  /** Mean of each column. */
  readonly centre: Float64Array;
  /** Population standard deviation of each column; 1 for a constant one. */
  readonly scale: Float64Array;
  /** Whether a column is constant. */
  readonly constant: readonly boolean[];
  /** Sets labels, weights and offset for the sweeps that follow. */
  load(data: PassData): void;
  /**
   * At eta = offset + intercept + u coefficients, and with r = weight (label - sigmoid(eta)):
   * sums[0] = Σ weight (log(1 + e^eta) - label eta), sums[1] = Σ r, sums[2 + j] = Σ r u_j.
   *
   * @param sums p + 2 numbers, overwritten
   */
  gradient(intercept: number, coefficients: Float64Array, sums: Float64Array): void;
  /** How many times `gradient` ran. */
  readonly sweeps: number;
  /** A copy of the logits of all cells at the last `gradient`, in `room` where given. */
  logits(room?: Float64Array): Float64Array;
  /** Σ weight, then Σ weight u_j, then Σ weight u_j²: 1 + 2 p numbers. */
  moments(): Float64Array;
  /**
   * Curvature of the loss at a point, from the cells of evenly spread tiles: Σ weight σ (1 - σ) v v' with v = (u, 1), and
   * Σ weight of these cells. A sample is enough: the solver mends it with every step.
   *
   * @param tiles how many tiles at most
   * @returns (p + 1)² numbers, the intercept last, then the weight
   */
  hessian(intercept: number, coefficients: Float64Array, tiles: number): Float64Array;
}

/** Cells in a tile: 512 rows of 40 f32 columns are 80 KB, which stay in a second-level cache. */
export const tileRows = 512;
