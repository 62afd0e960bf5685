import type { Activation } from './activation.ts';

/** Where a layer has its parameters: `outputs` rows of `inputs` weights from `weights` on, its biases from `biases` on. */
export interface Layer {
  inputs: number;
  outputs: number;
  weights: number;
  biases: number;
}

/** A multilayer perceptron with one output, its parameters in one flat array. */
export interface Network {
  activation: Activation;
  layers: readonly Layer[];
  /** Number of parameters. */
  size: number;
}

/**
 * A network of `p` inputs, hidden layers of the given widths, and one output.
 *
 * @example
 * network(4, [16], 'tanh').size; // 4 × 16 + 16 + 16 + 1 = 97
 */
export function network(p: number, hidden: readonly number[], activation: Activation): Network {
  let [inputs, size] = [p, 0];
  const layers = [...hidden, 1].map((outputs) => {
    const layer = { inputs, outputs, weights: size, biases: size + inputs * outputs };
    inputs = outputs;
    size = layer.biases + outputs;
    return layer;
  });
  return { activation, layers, size };
}
