/**
 * A regression tree as columns, one entry a node; node 0 is the root. Plain JSON.
 *
 * A cell goes left where its feature is below the threshold. A leaf has feature -1 and its value; the value of an inner
 * node is 0.
 */
export interface Tree {
  feature: number[];
  threshold: number[];
  /** Number of the left child; the right one follows it. 0 for a leaf. */
  left: number[];
  /** What a leaf adds to the logit, learning rate included. */
  value: number[];
  /** How much the split lowers twice the penalised quadratic loss; 0 for a leaf. */
  gain: number[];
  /** Sum of w p (1 - p) of the cells that came by. */
  cover: number[];
}

/** A tree that is one leaf of value 0. */
export const emptyTree = (): Tree => ({ feature: [-1], threshold: [0], left: [0], value: [0], gain: [0], cover: [0] });
