import type * as tfjs from '@tensorflow/tfjs';
import { loadPackage } from './load-package.ts';

/** What TensorFlow.js exports. */
export type Tensorflow = typeof tfjs;

let engine: Tensorflow | undefined;

/** TensorFlow.js, loaded at the first call. */
export function tensorflow(): Tensorflow {
  if (!engine) {
    engine = loadPackage('@tensorflow/tfjs') as Tensorflow;
    engine.enableProdMode(); // else its cpu backend greets on the console and advises another package
  }
  return engine;
}
