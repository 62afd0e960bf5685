import type { BinnedCells } from './binned-cells.ts';
import { hessianScale, gradientScale, quantise } from './quantise.ts';
import type { SplitRules, Split, TreeEngine } from './tree-engine.ts';

/**
 * The engine in plain TypeScript.
 *
 * With `exact`, gradients are doubles. Else they are the whole numbers of the WASM kernel, held in doubles: its sums are
 * then exact too, so both engines grow the same trees.
 */
export function plainEngine({ n, stride, width, bins }: BinnedCells, exact: boolean): TreeEngine {
  const margins = new Float64Array(n);
  const labels = exact ? new Float64Array(n) : new Float32Array(n);
  const weights = exact ? new Float64Array(n) : new Float32Array(n);
  const rows = new Int32Array(n);
  const moved = new Int32Array(n);
  const pairs = new Float64Array(2 * n); // gradient and hessian of each cell
  const slots: Float64Array[] = [];
  const slotAt = (slot: number): Float64Array => (slots[slot] ??= new Float64Array(2 * stride * width));
  let [gUnit, hUnit] = [1, 1];
  let [gScale, hScale] = [1, 1];
  return {
    name: 'plain',
    margins,
    labels,
    weights,
    rows,
    scale(totalWeight) {
      if (exact) return;
      [gScale, hScale] = [gradientScale(totalWeight), hessianScale(totalWeight)];
      [gUnit, hUnit] = [1 / gScale, 1 / hScale];
    },
    gradients(tree) {
      if (!exact) return quantise(margins, labels, weights, pairs, gScale, hScale, tree);
      for (let i = 0; i < n; i++) {
        const u = Math.exp(-Math.abs(margins[i]!));
        const p = margins[i]! >= 0 ? 1 / (1 + u) : u / (1 + u);
        pairs[2 * i] = weights[i]! * (p - labels[i]!);
        pairs[2 * i + 1] = (weights[i]! * u) / (1 + u) ** 2;
      }
    },
    histogram(from, to, slot, dense) {
      const sums = slotAt(slot).fill(0);
      for (let a = from; a < to; a++) {
        const i = dense ? a : rows[a]!;
        const [g, h] = [pairs[2 * i]!, pairs[2 * i + 1]!];
        for (let j = 0, at = i * stride, base = 0; j < stride; j++, at++, base += width) {
          const k = 2 * (base + bins[at]!);
          sums[k]! += g;
          sums[k + 1]! += h;
        }
      }
    },
    subtract(slot, other) {
      const [sums, part] = [slotAt(slot), slotAt(other)];
      for (let k = 0; k < sums.length; k++) sums[k]! -= part[k]!;
    },
    bestSplit: (slot, rules) => bestSplit(slotAt(slot), stride, width, gUnit, hUnit, rules),
    partition(from, to, feature, bin) {
      let [left, right] = [from, 0];
      for (let a = from; a < to; a++) {
        const i = rows[a]!;
        if (bins[i * stride + feature]! <= bin) rows[left++] = i;
        else moved[right++] = i;
      }
      rows.set(moved.subarray(0, right), left);
      return left;
    },
    nextBin(from, to, feature, low) {
      if (!exact) return low;
      let next = width - 1;
      for (let a = from; a < to; a++) next = Math.min(next, bins[rows[a]! * stride + feature]!);
      return next;
    },
    add(from, to, value) {
      for (let a = from; a < to; a++) margins[rows[a]!]! += value;
    },
  };
}

/**
 * The split with the largest G_L² / (H_L + λ) + G_R² / (H_R + λ) - G² / (H + λ), both hessians at least
 * `minChildWeight`. Of equal ones the first.
 */
function bestSplit(
  sums: Float64Array,
  stride: number,
  width: number,
  gUnit: number,
  hUnit: number,
  { lambda, minChildWeight }: SplitRules,
): Split {
  let [g, h] = [0, 0];
  for (let b = 0; b < width; b++) {
    g += sums[2 * b]!;
    h += sums[2 * b + 1]!;
  }
  g *= gUnit;
  h *= hUnit;
  const best: Split = { gain: 0, feature: -1, bin: -1, g, h, gLeft: 0, hLeft: 0 };
  const parent = (g * g) / (h + lambda);
  for (let j = 0; j < stride; j++) {
    let [gSum, hSum] = [0, 0];
    for (let b = 0; b < width - 1; b++) {
      const k = 2 * (j * width + b);
      if (sums[k] === 0 && sums[k + 1] === 0) continue;
      gSum += sums[k]!;
      hSum += sums[k + 1]!;
      const [gLeft, hLeft] = [gSum * gUnit, hSum * hUnit];
      if (hLeft < minChildWeight) continue;
      const [gRight, hRight] = [g - gLeft, h - hLeft];
      if (hRight < minChildWeight) break;
      const gain = (gLeft * gLeft) / (hLeft + lambda) + (gRight * gRight) / (hRight + lambda) - parent;
      if (!(gain > best.gain)) continue;
      [best.gain, best.feature, best.bin, best.gLeft, best.hLeft] = [gain, j, b, gLeft, hLeft];
    }
  }
  return best;
}
