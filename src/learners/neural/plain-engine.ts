import { sigmoid } from '../sigmoid.ts';
import { activations } from './activation.ts';
import { forward } from './forward.ts';
import type { GradientEngine } from './gradient-engine.ts';
import type { Network } from './network.ts';

/** Logits and gradients in double precision, without TensorFlow.js: the reference of all backends. */
export function plainEngine(network: Network): GradientEngine {
  const { slope } = activations[network.activation];
  return {
    logits({ count, x, labels, weights: w, offset }, parameters, gradient) {
      const values = forward(network, parameters, x, count);
      const logits = values.at(-1)!.map((eta, i) => eta + offset[i]!);
      if (!gradient) return logits;
      let delta = logits.map((eta, i) => w[i]! * (sigmoid(eta) - labels[i]!));
      for (let l = network.layers.length - 1; l >= 0; l--) {
        const { inputs, outputs, weights, biases } = network.layers[l]!;
        const before = l === 0 ? x : values[l - 1]!;
        const back = new Float64Array(l === 0 ? 0 : count * inputs);
        for (let i = 0; i < count; i++)
          for (let k = 0; k < outputs; k++) {
            const d = delta[i * outputs + k]!;
            const row = weights + k * inputs;
            gradient[biases + k]! += d;
            for (let j = 0; j < inputs; j++) gradient[row + j]! += d * before[i * inputs + j]!;
            if (l > 0) for (let j = 0; j < inputs; j++) back[i * inputs + j]! += d * parameters[row + j]!;
          }
        delta = back;
        for (let m = 0; m < back.length; m++) delta[m]! *= slope(before[m]!);
      }
      return logits;
    },
  };
}
