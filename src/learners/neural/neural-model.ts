import type { FitWarning } from '../fit-warning.ts';
import type { LearnerModel } from '../learner.ts';
import type { Activation } from './activation.ts';
import type { Backend } from './backend.ts';
import type { FeatureScale } from './feature-scale.ts';
import { forward } from './forward.ts';
import { network } from './network.ts';
import { packLayers } from './pack-layers.ts';
import { rowReader } from './row-reader.ts';

/** A layer: `weights[k][j]` from input j to unit k, and a bias for each unit. */
export interface LayerWeights {
  weights: number[][];
  biases: number[];
}

/** What a trained network is: plain JSON. */
export interface NeuralFit extends FeatureScale {
  learner: 'neural';
  names: string[];
  activation: Activation;
  /** The hidden layers and the output. */
  layers: LayerWeights[];
  /** weightDecay / 2 · Σ W². */
  penalty: number;
  /** Mean loss + penalty before the first pass and after each, on the cells it was fitted to; the best was kept. */
  trace: number[];
  /** Passes over the cells, those of the models it started from included. */
  epochs: number;
  /** Where Adam stood at the kept weights, for a warm start. */
  adam: { steps: number; mean: number[]; square: number[] };
  /** What trained it, and why. Scoring needs neither. */
  backend: Backend;
  warnings: readonly FitWarning[];
}

/** A multilayer perceptron: standardised features in, one logit out. */
export interface NeuralModel extends LearnerModel, Readonly<Omit<NeuralFit, 'learner' | 'penalty' | 'warnings'>> {
  readonly learner: 'neural';
  readonly penalty: number;
  toJSON(): NeuralFit;
}

/** Cells that are scored at a time: their layers stay in the caches. */
const block = 256;

/** Makes the model of its data. It scores in double precision, without TensorFlow.js, the same on all machines. */
export function neuralModel(fit: NeuralFit): NeuralModel {
  const { names, layers, activation } = fit;
  const net = network(
    names.length,
    layers.slice(0, -1).map(({ biases }) => biases.length),
    activation,
  );
  const parameters = packLayers(net, layers);
  return {
    ...fit,
    logit(cells, { offset } = {}) {
      const { n, p } = cells;
      if (p !== names.length)
        throw new RangeError(`the model has ${names.length} features, the table ${p}: ${names.join(', ')}`);
      if (offset && offset.length !== n) throw new RangeError(`${offset.length} offsets for ${n} cells`);
      const read = rowReader(n, cells.columns, fit);
      const x = new Float64Array(block * p);
      const logits = new Float64Array(n);
      for (let start = 0; start < n; start += block) {
        const rows = Int32Array.from({ length: Math.min(block, n - start) }, (_, r) => start + r);
        read(rows, x);
        logits.set(forward(net, parameters, x, rows.length).at(-1)!, start);
      }
      if (offset) for (let i = 0; i < n; i++) logits[i]! += offset[i]!;
      return logits;
    },
    toJSON: () => fit,
  };
}
