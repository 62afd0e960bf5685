import { shareLogit } from '../boosting/share-logit.ts';
import { checkCells } from '../check-cells.ts';
import { checkLabels } from '../check-labels.ts';
import type { FitWarning } from '../fit-warning.ts';
import { LabelsError } from '../labels-error.ts';
import type { Cells, FitOptions, Learner } from '../learner.ts';
import { freshAdam } from './adam.ts';
import { chooseBackend, noteUse } from './backend.ts';
import { engineFor } from './engine-for.ts';
import { featureScale } from './feature-scale.ts';
import { initialParameters } from './initial-parameters.ts';
import { network } from './network.ts';
import { type NeuralFit, type NeuralModel, neuralModel } from './neural-model.ts';
import { type CompleteOptions, completeOptions, type NeuralOptions } from './neural-options.ts';
import { packLayers, unpackLayers } from './pack-layers.ts';
import { rowReader } from './row-reader.ts';
import { train } from './train.ts';
import { weightPenalty } from './weight-penalty.ts';

/**
 * A multilayer perceptron on soft labels, trained by Adam with TensorFlow.js. It minimises
 * Σ w (log(1 + e^η) - s η) / Σ w + weightDecay / 2 · Σ W², biases left out of the penalty.
 *
 * Features are standardised inside, by the weighted mean and standard deviation of the cells it is fitted to; the model
 * keeps both and takes raw features. Given `warm`, training goes on from that model's weights, Adam's state and
 * standardisation. The best of the points before the first pass and after each is kept. A backend gives the same model
 * for the same seed; between backends models differ by the rounding of single precision.
 *
 * Inside MMIL a few passes an iteration serve better than many, which would learn the soft labels by heart.
 *
 * TensorFlow.js is loaded at the first fit. A model scores in double precision without it.
 *
 * @throws RangeError when an option lies outside its range; at the fit, BackendError when the backend is not there
 * @example
 * const model = await neural({ hidden: [16], epochs: 50 }).fit(cells, labels, { seed: 1 });
 * model.backend; // { name: 'wasm', why: '@tensorflow/tfjs-node-gpu is not installed' }
 * model.logit(cells); // Float64Array of n logits
 */
export function neural(options: NeuralOptions = {}): Learner<NeuralModel> {
  const complete = completeOptions(options);
  return {
    name: 'neural',
    fit: (cells, labels, fitOptions = {}) => fit(cells, labels, fitOptions, complete),
    fromJSON(json) {
      const { learner, layers } = (json ?? {}) as Partial<NeuralFit>;
      if (learner !== 'neural' || !Array.isArray(layers))
        throw new TypeError(`expected the JSON of a neural model, got one of learner '${String(learner)}'`);
      return neuralModel(json as NeuralFit);
    },
  };
}

async function fit(
  cells: Cells,
  labels: ArrayLike<number>,
  { weights: given, offset, warm, seed = 1, signal }: FitOptions<NeuralModel>,
  options: CompleteOptions,
): Promise<NeuralModel> {
  signal?.throwIfAborted();
  checkCells(cells);
  checkLabels(cells.n, labels, { weights: given, offset });
  const { n, p, names, columns } = cells;
  if (warm) checkWarm(warm, p, options);
  const backend = await chooseBackend(options.backend);
  noteUse(backend);

  const weights = Float64Array.from({ length: n }, (_, i) => given?.[i] ?? 1);
  const rows = Int32Array.from({ length: n }, (_, i) => i).filter((i) => weights[i]! > 0);
  const { centre, scale } = warm ?? featureScale(columns, weights);
  const net = network(p, options.hidden, options.activation);
  const start = warm
    ? { parameters: packLayers(net, warm.layers), adam: adamOf(warm.adam) }
    : {
        parameters: initialParameters(net, seed, shareLogit(labels, rows, weights, offset), scale),
        adam: freshAdam(net.size),
      };
  const passes = warm?.epochs ?? 0;
  const training = { rows, read: rowReader(n, columns, { centre, scale }), labels, weights, offset };
  const { parameters, adam, trace } = await train(engineFor(backend.name, net), net, training, start, options, {
    seed,
    passes,
    signal,
  });
  return neuralModel({
    learner: 'neural',
    names: [...names],
    centre: [...centre],
    scale: [...scale],
    activation: options.activation,
    layers: unpackLayers(net, parameters),
    penalty: weightPenalty(net, parameters, options.weightDecay),
    trace,
    epochs: passes + options.epochs,
    adam: { steps: adam.steps, mean: [...adam.mean], square: [...adam.square] },
    backend,
    warnings: fitWarnings(names, scale, warm ? undefined : trace),
  });
}

const adamOf = ({ steps, mean, square }: NeuralFit['adam']) => ({
  steps,
  mean: Float64Array.from(mean),
  square: Float64Array.from(square),
});

function checkWarm({ names, layers, activation }: NeuralModel, p: number, options: CompleteOptions): void {
  if (names.length !== p) throw new LabelsError(`the warm model has ${names.length} features, the table ${p}`);
  const theirs = `${layers.map(({ biases }) => biases.length).join('-')} ${activation}`;
  const ours = `${[...options.hidden, 1].join('-')} ${options.activation}`;
  if (theirs !== ours)
    throw new LabelsError(
      `the warm model is a network ${theirs}, this learner makes ${ours}: start from one of its own`,
    );
}

function fitWarnings(
  names: readonly string[],
  scale: readonly number[],
  trace: readonly number[] | undefined,
): FitWarning[] {
  const warnings: FitWarning[] = [];
  const flat = names.filter((_, j) => scale[j] === 0);
  if (flat.length > 0)
    warnings.push({
      code: 'constant-column',
      message: `${flat.length} of ${names.length} features do not vary and are not used: ${flat.slice(0, 5).join(', ')}${flat.length > 5 ? ', …' : ''}`,
      remedy: 'drop them, or check the panel they come from',
    });
  // A warm start that is left where it was is how an EM ends; a cold one has learned nothing.
  if (trace && Math.min(...trace.slice(1)) >= trace[0]!)
    warnings.push({
      code: 'no-progress',
      message: `no pass had a smaller loss than the random weights it started from (${trace[0]!.toPrecision(3)}), which are returned`,
      remedy: 'lower learningRate, or raise epochs',
    });
  return warnings;
}
