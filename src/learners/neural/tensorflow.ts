import { createRequire } from 'node:module';
import type * as tfjs from '@tensorflow/tfjs';

/** What TensorFlow.js exports. */
export type Tensorflow = typeof tfjs;

/** Loads a package when it is needed; a way to put another in its place for tests. */
export type LoadPackage = (name: string) => unknown;

/** `require`, so that danfojs, notebooks and this project get one and the same engine. */
export const loadPackage: LoadPackage = createRequire(import.meta.url);

let engine: Tensorflow | undefined;

/** TensorFlow.js, loaded at the first call. */
export function tensorflow(): Tensorflow {
  if (!engine) {
    engine = loadPackage('@tensorflow/tfjs') as Tensorflow;
    engine.enableProdMode(); // else its cpu backend greets on the console and advises another package
  }
  return engine;
}
