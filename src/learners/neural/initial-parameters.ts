import { rng } from '../../stats/rng.ts';
import type { Network } from './network.ts';

/**
 * Weights drawn uniformly by Glorot's rule, ±√(6 / (inputs + outputs)), biases 0, that of the output as given. Weights of
 * constant features start, and by the decay stay, at 0.
 */
export function initialParameters({ layers, size }: Network, seed: number, bias: number, scale: readonly number[]) {
  const parameters = new Float64Array(size);
  const random = rng(seed, 'neural', 'weights');
  layers.forEach(({ inputs, outputs, weights, biases }, l) => {
    const bound = Math.sqrt(6 / (inputs + outputs));
    for (let m = weights; m < biases; m++) {
      const weight = bound * (2 * random.uniform() - 1);
      parameters[m] = l === 0 && scale[(m - weights) % inputs] === 0 ? 0 : weight;
    }
  });
  parameters[size - 1] = bias;
  return parameters;
}
