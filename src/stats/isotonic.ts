import { ascendingOrder } from './ascending-order.ts';

/** A non-decreasing curve through its knots, linear between them and constant outside. Plain JSON. */
export interface IsotonicCurve {
  /** Ascending. */
  x: number[];
  /** Non-decreasing, one for each x. */
  y: number[];
}

/**
 * Isotonic regression (pool adjacent violators): the non-decreasing values closest to the labels in weighted least
 * squares. Equal x share one value. The knots are the two ends of each level stretch.
 *
 * @param labels any finite numbers: 0 and 1, or posteriors
 * @throws RangeError when there is nothing to fit, a value is not finite or lengths differ
 * @example
 * isotonic([1, 2, 3, 4], [0, 1, 0, 1]); // { x: [1, 2, 3, 4], y: [0, 0.5, 0.5, 1] }
 */
export function isotonic(
  x: ArrayLike<number>,
  labels: ArrayLike<number>,
  { weights }: { weights?: ArrayLike<number> } = {},
): IsotonicCurve {
  const n = x.length;
  if (n === 0) throw new RangeError('an isotonic fit needs at least one value');
  if (labels.length !== n || (weights && weights.length !== n))
    throw new RangeError(
      `${n} values need as many labels and weights, got ${labels.length} and ${weights?.length ?? n}`,
    );
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(labels[i]))
      throw new RangeError(`values and labels must be finite, got ${x[i]} and ${labels[i]} at position ${i}`);
    if (weights && !(weights[i]! > 0 && weights[i]! < Infinity))
      throw new RangeError(`a weight must be above 0, got ${weights[i]} at position ${i}`);
  }
  const blocks: Block[] = [];
  for (const i of ascendingOrder(x)) {
    const weight = weights ? weights[i]! : 1;
    const last = blocks.at(-1);
    if (last && last.to === x[i]) {
      last.weight += weight;
      last.sum += weight * labels[i]!;
      continue;
    }
    if (last) pool(blocks);
    blocks.push({ from: x[i]!, to: x[i]!, weight, sum: weight * labels[i]! });
  }
  pool(blocks);
  return knots(blocks);
}

interface Block {
  from: number;
  to: number;
  weight: number;
  sum: number;
}

/** Joins the last blocks while they fall. */
function pool(blocks: Block[]): void {
  for (;;) {
    const [before, last] = [blocks.at(-2), blocks.at(-1)!];
    if (!before || before.sum * last.weight < last.sum * before.weight) return;
    before.to = last.to;
    before.weight += last.weight;
    before.sum += last.sum;
    blocks.pop();
  }
}

function knots(blocks: readonly Block[]): IsotonicCurve {
  const curve: IsotonicCurve = { x: [], y: [] };
  for (const { from, to, weight, sum } of blocks) {
    curve.x.push(from);
    curve.y.push(sum / weight);
    if (to === from) continue;
    curve.x.push(to);
    curve.y.push(sum / weight);
  }
  return curve;
}
