import type { Network } from './network.ts';

/** decay / 2 · Σ W² over the weights of all layers, not the biases; its gradient is added to `gradient`. */
export function weightPenalty(
  { layers }: Network,
  parameters: Float64Array,
  decay: number,
  gradient?: Float64Array,
): number {
  let squares = 0;
  for (const { weights, biases } of layers)
    for (let m = weights; m < biases; m++) {
      squares += parameters[m]! ** 2;
      if (gradient) gradient[m]! += decay * parameters[m]!;
    }
  return 0.5 * decay * squares;
}
