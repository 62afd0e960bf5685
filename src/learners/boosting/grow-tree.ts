import type { BinnedCells } from './binned-cells.ts';
import type { CompleteOptions } from './boosting-options.ts';
import { emptyTree, type Tree } from './tree.ts';
import type { Split, TreeEngine } from './tree-engine.ts';

/** A node whose histogram and best split are known. */
interface OpenNode {
  node: number;
  from: number;
  to: number;
  depth: number;
  slot: number;
  split: Split;
}

/**
 * Grows one tree on the first `m` rows of the engine, and adds its leaves to their margins.
 *
 * The histogram of the smaller child is summed, that of the larger one is its parent's less the smaller's. Depth first,
 * so that few histograms are alive; or, with `maxLeaves`, best gain first.
 *
 * @param dense whether the rows are all cells in order
 */
export function growTree(
  engine: TreeEngine,
  { threshold }: BinnedCells,
  m: number,
  dense: boolean,
  options: CompleteOptions,
): Tree {
  const { depth, maxLeaves, learningRate, lambda, minGain } = options;
  const rules = { lambda, minChildWeight: Math.max(options.minChildWeight, 1e-10) }; // a leaf needs some curvature
  const tree = emptyTree();
  const open: OpenNode[] = [];
  const free: number[] = [];
  let slots = 1;
  let leaves = 1;
  const close = (node: number, from: number, to: number, g: number, h: number): void => {
    const value = h + lambda > 0 ? (-learningRate * g) / (h + lambda) : 0;
    tree.value[node] = value;
    engine.add(from, to, value);
  };
  const consider = (entry: OpenNode): void => {
    tree.cover[entry.node] = entry.split.h;
    if (entry.split.gain > minGain) open.push(entry);
    else {
      free.push(entry.slot);
      close(entry.node, entry.from, entry.to, entry.split.g, entry.split.h);
    }
  };
  engine.histogram(0, m, 0, dense);
  consider({ node: 0, from: 0, to: m, depth: 0, slot: 0, split: engine.bestSplit(0, rules) });
  while (open.length > 0) {
    const { node, from, to, depth: level, slot, split } = take(open, maxLeaves);
    if (leaves >= maxLeaves) {
      close(node, from, to, split.g, split.h);
      continue;
    }
    leaves++;
    const middle = engine.partition(from, to, split.feature, split.bin);
    const next = engine.nextBin(middle, to, split.feature, split.bin + 1);
    const left = branch(tree, node, split, threshold(split.feature, split.bin, next));
    const [gRight, hRight] = [split.g - split.gLeft, split.h - split.hLeft];
    if (level + 1 === depth) {
      [tree.cover[left], tree.cover[left + 1]] = [split.hLeft, hRight];
      free.push(slot);
      close(left, from, middle, split.gLeft, split.hLeft);
      close(left + 1, middle, to, gRight, hRight);
      continue;
    }
    const small = free.pop() ?? slots++;
    const leftIsSmall = middle - from <= to - middle;
    if (leftIsSmall) engine.histogram(from, middle, small, false);
    else engine.histogram(middle, to, small, false);
    engine.subtract(slot, small);
    const child = (side: number, start: number, end: number, at: number): OpenNode => {
      return { node: side, from: start, to: end, depth: level + 1, slot: at, split: engine.bestSplit(at, rules) };
    };
    const [leftSlot, rightSlot] = leftIsSmall ? [small, slot] : [slot, small];
    const right = child(left + 1, middle, to, rightSlot);
    consider(right);
    consider(child(left, from, middle, leftSlot));
  }
  return tree;
}

/** The node to split next: the newest, or where leaves are counted the one with the largest gain. */
function take(open: OpenNode[], maxLeaves: number): OpenNode {
  if (maxLeaves === Infinity) return open.pop()!;
  let best = 0;
  for (let k = 1; k < open.length; k++) if (open[k]!.split.gain > open[best]!.split.gain) best = k;
  return open.splice(best, 1)[0]!;
}

/** Makes an inner node of a leaf; returns the number of its left child. */
function branch(tree: Tree, node: number, { feature, gain }: Split, threshold: number): number {
  const left = tree.feature.length;
  [tree.feature[node], tree.threshold[node], tree.left[node], tree.gain[node]] = [feature, threshold, left, gain];
  for (let side = 0; side < 2; side++) {
    tree.feature.push(-1);
    tree.threshold.push(0);
    tree.left.push(0);
    tree.value.push(0);
    tree.gain.push(0);
    tree.cover.push(0);
  }
  return left;
}
