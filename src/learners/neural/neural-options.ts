import type { Activation } from './activation.ts';
import { type BackendName, backendNames } from './open-backend.ts';

/** A network and how it is trained. */
export interface NeuralOptions {
  /** Width of each hidden layer; none is logistic regression with a ridge penalty. Default [16]. */
  hidden?: readonly number[];
  /** Default `tanh`. */
  activation?: Activation;
  /** Passes over the cells that one fit makes. Default 10. */
  epochs?: number;
  /** Cells of a gradient step; `all` takes exact steps that do not depend on the order of the cells. Default 256. */
  batch?: number | 'all';
  /** Rate of Adam. Default 0.01. */
  learningRate?: number;
  /** `cosine` lets the rate fall to 0 over the fit, along half a cosine; `constant` keeps it. Default `cosine`. */
  schedule?: 'cosine' | 'constant';
  /** Ridge penalty: weightDecay / 2 · Σ W², biases left out, in units of the mean log-likelihood. Default 0.01. */
  weightDecay?: number;
  /** What trains: see `chooseBackend`. Default `auto`: the environment variable `ASSAYBOOK_BACKEND`, else the best there is. */
  backend?: BackendName | 'auto';
}

/** All options, with their defaults. */
export type CompleteOptions = Required<NeuralOptions>;

/**
 * Fills in the defaults.
 *
 * @throws RangeError naming the option and what it may be
 */
export function completeOptions(options: NeuralOptions): CompleteOptions {
  const complete: CompleteOptions = {
    hidden: options.hidden ?? [16],
    activation: options.activation ?? 'tanh',
    epochs: options.epochs ?? 10,
    batch: options.batch ?? 256,
    learningRate: options.learningRate ?? 0.01,
    schedule: options.schedule ?? 'cosine',
    weightDecay: options.weightDecay ?? 0.01,
    backend: options.backend ?? 'auto',
  };
  const { hidden, epochs, batch, learningRate, weightDecay } = complete;
  const whole = (name: string, value: number): void => {
    if (!(Number.isInteger(value) && value >= 1))
      throw new RangeError(`${name} must be a whole number from 1, got ${value}`);
  };
  hidden.forEach((width) => whole('every width in hidden', width));
  whole('epochs', epochs);
  if (batch !== 'all') whole("batch, unless it is 'all',", batch);
  if (!(learningRate > 0 && learningRate < Infinity))
    throw new RangeError(`learningRate must be a finite number above 0, got ${learningRate}`);
  if (!(weightDecay >= 0 && weightDecay < Infinity))
    throw new RangeError(`weightDecay must be a finite number of at least 0, got ${weightDecay}`);
  oneOf('activation', complete.activation, ['tanh', 'relu', 'logistic']);
  oneOf('schedule', complete.schedule, ['cosine', 'constant']);
  oneOf('backend', complete.backend, ['auto', ...backendNames]);
  return complete;
}

function oneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) throw new RangeError(`${name} must be one of ${allowed.join(', ')}, got '${value}'`);
}
