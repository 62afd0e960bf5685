import { sigmoid } from '../../learners/sigmoid.ts';

/** Sizes of a gated-attention network: features, width of the embedding, width of the attention. */
export interface AttentionShape {
  features: number;
  embedding: number;
  attention: number;
}

/**
 * Where its parameters stand in one flat array: embedding W, its biases; the two gates V and U with their biases; the
 * vector w that makes a score of them; the classifier c and its bias.
 */
export function attentionLayout({ features: p, embedding: m, attention: l }: AttentionShape) {
  const sizes = { W: m * p, bW: m, V: l * m, bV: l, U: l * m, bU: l, w: l, c: m, b: 1 };
  let size = 0;
  const at = Object.fromEntries(
    Object.entries(sizes).map(([name, count]) => [name, (size += count) - count]),
  ) as Record<keyof typeof sizes, number>;
  return { at, sizes, size };
}

/** What a network says of the cells of one bag. */
export interface AttentionOutput {
  /** Score of each cell before the softmax that turns the scores of a bag into weights. */
  attention: Float64Array;
  /** c · h + b of each cell. */
  cells: Float64Array;
  /** Σ weight · (c · h + b): the logit of the bag. */
  bag: number;
}

/**
 * Attention-based deep MIL with a gate (Ilse, Tomczak and Welling, ICML 2018, equations 7 and 9). h = tanh(W x + bW);
 * attention a = w · (tanh(V h + bV) ⊙ sigmoid(U h + bU)); weights = softmax of a over the bag; logit = Σ weight (c · h + b).
 *
 * @param x standardised features, cell by cell
 * @param slope with it, d bag / d parameters times `slope(bag)` is added to `gradient`
 */
export function attentionNetwork(
  shape: AttentionShape,
  parameters: Float64Array,
  x: Float64Array,
  count: number,
  { gradient, slope }: { gradient?: Float64Array; slope?: (bag: number) => number } = {},
): AttentionOutput {
  const { features: p, embedding: m, attention: l } = shape;
  const { at } = attentionLayout(shape);
  const q = parameters;
  const h = layer(q, at.W, at.bW, x, count, p, m, Math.tanh);
  const t = layer(q, at.V, at.bV, h, count, m, l, Math.tanh);
  const g = layer(q, at.U, at.bU, h, count, m, l, sigmoid);
  const attention = new Float64Array(count);
  const cells = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    for (let j = 0; j < l; j++) attention[k]! += q[at.w + j]! * t[k * l + j]! * g[k * l + j]!;
    cells[k] = q[at.b]!;
    for (let j = 0; j < m; j++) cells[k]! += q[at.c + j]! * h[k * m + j]!;
  }
  const most = attention.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = attention.map((a) => Math.exp(a - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let bag = 0;
  for (let k = 0; k < count; k++) bag += (weights[k]! /= total) * cells[k]!;
  if (!gradient || !slope) return { attention, cells, bag };

  const d = slope(bag);
  const [dV, dU, dh] = [new Float64Array(count * l), new Float64Array(count * l), new Float64Array(count * m)];
  gradient[at.b]! += d;
  for (let k = 0; k < count; k++) {
    const dCell = d * weights[k]!;
    const dAttention = dCell * (cells[k]! - bag); // the softmax
    for (let j = 0; j < m; j++) {
      gradient[at.c + j]! += dCell * h[k * m + j]!;
      dh[k * m + j]! = dCell * q[at.c + j]!;
    }
    for (let j = 0; j < l; j++) {
      const [tanh, gate, w] = [t[k * l + j]!, g[k * l + j]!, q[at.w + j]!];
      gradient[at.w + j]! += dAttention * tanh * gate;
      dV[k * l + j] = dAttention * w * gate * (1 - tanh * tanh);
      dU[k * l + j] = dAttention * w * tanh * gate * (1 - gate);
    }
  }
  back(q, gradient, at.V, at.bV, h, dV, dh, count, m, l);
  back(q, gradient, at.U, at.bU, h, dU, dh, count, m, l);
  for (let i = 0; i < dh.length; i++) dh[i]! *= 1 - h[i]! * h[i]!;
  back(q, gradient, at.W, at.bW, x, dh, undefined, count, p, m);
  return { attention, cells, bag };
}

/** value(weights · input + biases) of each cell. */
function layer(
  q: Float64Array,
  weights: number,
  biases: number,
  input: Float64Array,
  count: number,
  inputs: number,
  outputs: number,
  value: (x: number) => number,
): Float64Array {
  const out = new Float64Array(count * outputs);
  for (let k = 0; k < count; k++)
    for (let o = 0; o < outputs; o++) {
      let sum = q[biases + o]!;
      const [row, cell] = [weights + o * inputs, k * inputs];
      for (let j = 0; j < inputs; j++) sum += q[row + j]! * input[cell + j]!;
      out[k * outputs + o] = value(sum);
    }
  return out;
}

/** Adds a layer's share to the gradient, and to `dInput`, given the gradient before its activation. */
function back(
  q: Float64Array,
  gradient: Float64Array,
  weights: number,
  biases: number,
  input: Float64Array,
  dOut: Float64Array,
  dInput: Float64Array | undefined,
  count: number,
  inputs: number,
  outputs: number,
): void {
  for (let k = 0; k < count; k++)
    for (let o = 0; o < outputs; o++) {
      const d = dOut[k * outputs + o]!;
      const [row, cell] = [weights + o * inputs, k * inputs];
      gradient[biases + o]! += d;
      for (let j = 0; j < inputs; j++) gradient[row + j]! += d * input[cell + j]!;
      if (dInput) for (let j = 0; j < inputs; j++) dInput[cell + j]! += d * q[row + j]!;
    }
}
