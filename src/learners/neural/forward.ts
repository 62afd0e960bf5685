import { activations } from './activation.ts';
import type { Network } from './network.ts';

/**
 * Values of each layer for `count` cells, cell by cell, in double precision; the last are the logits without an offset.
 *
 * @param x standardised features, cell by cell
 */
export function forward(
  { layers, activation }: Network,
  parameters: ArrayLike<number>,
  x: Float64Array,
  count: number,
): Float64Array[] {
  const { value } = activations[activation];
  const values: Float64Array[] = [];
  let before = x;
  layers.forEach(({ inputs, outputs, weights, biases }, l) => {
    const last = l === layers.length - 1;
    const after = new Float64Array(count * outputs);
    for (let i = 0; i < count; i++)
      for (let k = 0; k < outputs; k++) {
        let sum = parameters[biases + k]!;
        const row = weights + k * inputs;
        const cell = i * inputs;
        for (let j = 0; j < inputs; j++) sum += parameters[row + j]! * before[cell + j]!;
        after[i * outputs + k] = last ? sum : value(sum);
      }
    values.push(after);
    before = after;
  });
  return values;
}
