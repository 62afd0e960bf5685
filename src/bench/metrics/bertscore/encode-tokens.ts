import type { Tensor } from './read-safetensors.ts';

/** What of `config.json` decides the arithmetic. */
export interface BertShape {
  hidden_size: number;
  num_attention_heads: number;
  layer_norm_eps: number;
  hidden_act: string;
}

/**
 * Hidden states of one text after some layers of a BERT encoder, one row of `hidden_size` a token. There is no padding:
 * a text alone gives what it gives in a padded batch under its mask.
 *
 * @param tensor by its name below `embeddings` and `encoder`
 */
export function encodeTokens(
  ids: readonly number[],
  layers: number,
  { hidden_size: d, num_attention_heads: heads, layer_norm_eps: eps, hidden_act }: BertShape,
  tensor: (name: string) => Tensor,
): Float32Array {
  const n = ids.length;
  const values = (name: string): Float32Array => tensor(name).values;
  const dense = (x: Float32Array, name: string): Float32Array =>
    affine(x, n, values(`${name}.weight`), values(`${name}.bias`));
  const norm = (x: Float32Array, name: string): Float32Array =>
    layerNorm(x, d, values(`${name}.weight`), values(`${name}.bias`), eps);
  const words = values('embeddings.word_embeddings.weight');
  const positions = values('embeddings.position_embeddings.weight');
  const types = values('embeddings.token_type_embeddings.weight');
  let x: Float32Array = new Float32Array(n * d);
  for (let t = 0; t < n; t++)
    for (let j = 0; j < d; j++) x[t * d + j] = words[ids[t]! * d + j]! + positions[t * d + j]! + types[j]!;
  x = norm(x, 'embeddings.LayerNorm');
  for (let layer = 0; layer < layers; layer++) {
    const at = `encoder.layer.${layer}`;
    const [q, k, v] = ['query', 'key', 'value'].map((name) => dense(x, `${at}.attention.self.${name}`));
    const attended = dense(attention(q!, k!, v!, n, d, heads), `${at}.attention.output.dense`);
    x = norm(add(attended, x), `${at}.attention.output.LayerNorm`);
    const inner = dense(x, `${at}.intermediate.dense`).map(activations[hidden_act]!);
    x = norm(add(dense(inner, `${at}.output.dense`), x), `${at}.output.LayerNorm`);
  }
  return x;
}

/** Activations that are known, by their names in `config.json`. */
export const activations: Readonly<Record<string, (x: number) => number>> = {
  gelu: (x) => 0.5 * x * (1 + erf(x / Math.SQRT2)),
  gelu_new: (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  relu: (x) => Math.max(0, x),
};

/** y = x Wᵀ + b; four outputs at a time, so that each x is read once for four. */
function affine(x: Float32Array, n: number, weight: Float32Array, bias: Float32Array): Float32Array {
  const outputs = bias.length;
  const inputs = weight.length / outputs;
  const y = new Float32Array(n * outputs);
  for (let o = 0; o < outputs; o += 4) {
    const [w0, w1, w2, w3] = [0, 1, 2, 3].map((k) => Math.min(o + k, outputs - 1) * inputs) as [
      number,
      number,
      number,
      number,
    ];
    for (let t = 0; t < n; t++) {
      let [a, b, c, d] = [0, 0, 0, 0];
      const start = t * inputs;
      for (let i = 0; i < inputs; i++) {
        const value = x[start + i]!;
        a += value * weight[w0 + i]!;
        b += value * weight[w1 + i]!;
        c += value * weight[w2 + i]!;
        d += value * weight[w3 + i]!;
      }
      [a, b, c, d].slice(0, outputs - o).forEach((sum, k) => (y[t * outputs + o + k] = sum + bias[o + k]!));
    }
  }
  return y;
}

function attention(
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  n: number,
  d: number,
  heads: number,
): Float32Array {
  const [size, out, weights] = [d / heads, new Float32Array(n * d), new Float64Array(n)];
  for (let head = 0; head < heads; head++)
    for (let t = 0; t < n; t++) {
      let [most, total] = [-Infinity, 0];
      for (let s = 0; s < n; s++) {
        let dot = 0;
        for (let j = head * size; j < (head + 1) * size; j++) dot += q[t * d + j]! * k[s * d + j]!;
        weights[s] = dot / Math.sqrt(size);
        most = Math.max(most, weights[s]!);
      }
      for (let s = 0; s < n; s++) total += weights[s] = Math.exp(weights[s]! - most);
      for (let s = 0; s < n; s++)
        for (let j = head * size; j < (head + 1) * size; j++) out[t * d + j]! += (weights[s]! / total) * v[s * d + j]!;
    }
  return out;
}

function layerNorm(x: Float32Array, d: number, scale: Float32Array, shift: Float32Array, eps: number): Float32Array {
  const y = new Float32Array(x.length);
  for (let start = 0; start < x.length; start += d) {
    let [mean, variance] = [0, 0];
    for (let j = 0; j < d; j++) mean += x[start + j]! / d;
    for (let j = 0; j < d; j++) variance += (x[start + j]! - mean) ** 2 / d;
    const root = Math.sqrt(variance + eps);
    for (let j = 0; j < d; j++) y[start + j] = ((x[start + j]! - mean) / root) * scale[j]! + shift[j]!;
  }
  return y;
}

const add = (x: Float32Array, y: Float32Array): Float32Array => x.map((value, i) => value + y[i]!);

/** Error function to 1.2e-7, the precision of the 32-bit floats it acts on (Numerical Recipes, erfc by Chebyshev fit). */
function erf(x: number): number {
  const t = 1 / (1 + 0.5 * Math.abs(x));
  const coefficients = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
  ];
  const series = coefficients.reduce((sum, coefficient) => (sum + coefficient) * t, 0);
  const tail = t * Math.exp(-x * x - 1.26551223 + series);
  return x >= 0 ? 1 - tail : tail - 1;
}
