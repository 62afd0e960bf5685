/** The best split of a node. */
export interface Split {
  /** 0 when no split is allowed. */
  gain: number;
  feature: number;
  /** Cells up to this bin go left. */
  bin: number;
  /** Sums of gradient and hessian: of the node, and of its left part. */
  g: number;
  h: number;
  gLeft: number;
  hLeft: number;
}

/** What a split has to keep to. */
export interface SplitRules {
  lambda: number;
  minChildWeight: number;
}

/**
 * The heavy work of growing trees, on one table. `rows` is a list of cells; the cells of a node are a stretch of it.
 * A histogram slot holds the sums of gradient and hessian of a node by feature and bin.
 */
export interface TreeEngine {
  readonly name: 'wasm' | 'plain';
  /** Logits so far. */
  readonly margins: Float64Array;
  readonly labels: Float32Array | Float64Array;
  readonly weights: Float32Array | Float64Array;
  readonly rows: Int32Array;
  /** Call when weights were set, with their sum. */
  scale(totalWeight: number): void;
  /** Gradient w (p - s) and hessian w p (1 - p) of all cells. `tree` turns the rounding. */
  gradients(tree: number): void;
  /** Fills a slot from the rows; `dense` says that they are all cells in order. */
  histogram(from: number, to: number, slot: number, dense: boolean): void;
  /** slot -= other. */
  subtract(slot: number, other: number): void;
  bestSplit(slot: number, rules: SplitRules): Split;
  /** Moves the rows with feature ≤ bin to the front, both parts keeping their order; returns where the right one starts. */
  partition(from: number, to: number, feature: number, bin: number): number;
  /** The smallest bin of the feature among the rows; in histogram mode, `low` will do. */
  nextBin(from: number, to: number, feature: number, low: number): number;
  /** margins += value for the rows. */
  add(from: number, to: number, value: number): void;
}
