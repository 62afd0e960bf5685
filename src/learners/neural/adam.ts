/** What Adam keeps between steps: it goes along with a model, so that a warm start goes on where the last fit ended. */
export interface AdamState {
  steps: number;
  /** Running mean of the gradient, and of its square. */
  mean: Float64Array;
  square: Float64Array;
}

const [keepMean, keepSquare, epsilon] = [0.9, 0.999, 1e-8];

/** Adam at its start. */
export const freshAdam = (size: number): AdamState => ({
  steps: 0,
  mean: new Float64Array(size),
  square: new Float64Array(size),
});

/**
 * One step of Adam (Kingma and Ba 2015, arXiv:1412.6980, algorithm 1), in place. Ours rather than that of TensorFlow.js:
 * parameters stay in double precision, the state is plain data, and all backends take the same step.
 *
 * @example
 * const parameters = Float64Array.of(0);
 * adamStep(parameters, Float64Array.of(5), freshAdam(1), 0.1);
 * parameters; // [-0.1]: the first step is the rate, against the sign of the gradient
 */
export function adamStep(parameters: Float64Array, gradient: Float64Array, state: AdamState, rate: number): void {
  const t = ++state.steps;
  const [scaleMean, scaleSquare] = [1 / (1 - keepMean ** t), 1 / (1 - keepSquare ** t)];
  for (let i = 0; i < parameters.length; i++) {
    const g = gradient[i]!;
    const mean = (state.mean[i] = keepMean * state.mean[i]! + (1 - keepMean) * g);
    const square = (state.square[i] = keepSquare * state.square[i]! + (1 - keepSquare) * g * g);
    parameters[i]! -= (rate * mean * scaleMean) / (Math.sqrt(square * scaleSquare) + epsilon);
  }
}
