import { sigmoid } from '../sigmoid.ts';

/** Between the layers: tanh(x), max(0, x), or 1 / (1 + e^-x). */
export type Activation = 'tanh' | 'relu' | 'logistic';

/** Each activation as a function, with its derivative as a function of its value (not of x). */
export const activations: Record<Activation, { value(x: number): number; slope(value: number): number }> = {
  tanh: { value: Math.tanh, slope: (a) => 1 - a * a },
  relu: { value: (x) => Math.max(0, x), slope: (a) => Number(a > 0) },
  logistic: { value: sigmoid, slope: (a) => a * (1 - a) },
};
