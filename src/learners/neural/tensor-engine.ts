import type { GradientEngine } from './gradient-engine.ts';
import type { Network } from './network.ts';
import type { Tensor, Tensorflow } from './tensorflow.ts';

/**
 * Logits and gradients by TensorFlow.js, in single precision, on one of its backends. Each call leaves no tensor behind.
 *
 * @param backend name of the backend in TensorFlow.js, ready to be used
 */
export function tensorEngine(tf: Tensorflow, backend: string, { layers, activation }: Network): GradientEngine {
  const between = { tanh: tf.tanh, relu: tf.relu, logistic: tf.sigmoid }[activation];
  const single = (values: Float64Array): Float32Array => new Float32Array(values);
  return {
    logits({ count, x, labels, weights: w, offset }, parameters, gradient) {
      // The backend is a setting of the whole process: another fit, or danfojs, may have changed it since. No await here.
      if (tf.getBackend() !== backend) void tf.setBackend(backend);
      let logits: ArrayLike<number> = [];
      tf.tidy(() => {
        const features = tf.tensor2d(single(x), [count, layers[0]!.inputs]);
        const added = tf.tensor1d(single(offset));
        const tensors = layers.flatMap(({ inputs, outputs, weights, biases }): Tensor[] => [
          tf.tensor2d(single(parameters.subarray(weights, biases)), [outputs, inputs]),
          tf.tensor1d(single(parameters.subarray(biases, biases + outputs))),
        ]);
        const network = (...all: Tensor[]): Tensor => {
          let values: Tensor = features;
          for (let l = 0; l < layers.length; l++) {
            const sums = tf.add(tf.matMul(values, all[2 * l]!, false, true), all[2 * l + 1]!);
            values = l < layers.length - 1 ? between(sums) : sums;
          }
          return tf.add(tf.reshape(values, [count]), added);
        };
        if (!gradient) {
          logits = network(...tensors).dataSync();
          return;
        }
        const [s, weight] = [tf.tensor1d(single(labels)), tf.tensor1d(single(w))];
        const { grads } = tf.valueAndGrads((...all: Tensor[]) => {
          const eta = network(...all);
          logits = eta.dataSync();
          return tf.sum(tf.mul(weight, tf.sub(tf.softplus(eta), tf.mul(s, eta))));
        })(tensors);
        let at = 0;
        for (const part of grads) for (const value of part.dataSync()) gradient[at++]! += value;
      });
      return Float64Array.from(logits);
    },
  };
}
