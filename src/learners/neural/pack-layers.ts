import type { Network } from './network.ts';
import type { LayerWeights } from './neural-model.ts';

/** Weights and biases of each layer, into the flat array of a network. */
export function packLayers({ layers, size }: Network, weights: readonly LayerWeights[]): Float64Array {
  const parameters = new Float64Array(size);
  layers.forEach((layer, l) => {
    parameters.set(weights[l]!.weights.flat(), layer.weights);
    parameters.set(weights[l]!.biases, layer.biases);
  });
  return parameters;
}

/** The inverse of {@link packLayers}. */
export function unpackLayers({ layers }: Network, parameters: Float64Array): LayerWeights[] {
  return layers.map(({ inputs, outputs, weights, biases }) => ({
    weights: Array.from({ length: outputs }, (_, k) => {
      const row = weights + k * inputs;
      return [...parameters.subarray(row, row + inputs)];
    }),
    biases: [...parameters.subarray(biases, biases + outputs)],
  }));
}
