import { loadPackage } from './load-package.ts';

/** A tensor of TensorFlow.js. */
export interface Tensor {
  dataSync(): Float32Array | Int32Array | Uint8Array;
}

/**
 * What is used of TensorFlow.js. Its own types are 600 files, which everything that imports this project would have to
 * read; a test holds that they satisfy this.
 */
export interface Tensorflow<T extends Tensor = Tensor> {
  enableProdMode(): void;
  getBackend(): string;
  setBackend(name: string): Promise<boolean>;
  findBackend(name: string): unknown;
  tidy(run: () => void): void;
  tensor1d(values: Float32Array): T;
  tensor2d(values: Float32Array, shape: [number, number]): T;
  reshape(x: T, shape: number[]): T;
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  matMul(a: T, b: T, transposeA: boolean, transposeB: boolean): T;
  sum(x: T): T;
  softplus(x: T): T;
  tanh(x: T): T;
  relu(x: T): T;
  sigmoid(x: T): T;
  valueAndGrads(f: (...all: T[]) => T): (all: T[]) => { value: T; grads: T[] };
}

let engine: Tensorflow | undefined;

/** TensorFlow.js, loaded at the first call. */
export function tensorflow(): Tensorflow {
  if (!engine) {
    engine = loadPackage('@tensorflow/tfjs') as Tensorflow;
    engine.enableProdMode(); // else its cpu backend greets on the console and advises another package
  }
  return engine;
}
