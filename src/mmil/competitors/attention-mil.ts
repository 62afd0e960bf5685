import { checkCells } from '../../learners/check-cells.ts';
import { DivergedError } from '../../learners/diverged-error.ts';
import type { Cells } from '../../learners/learner.ts';
import { adamStep, freshAdam } from '../../learners/neural/adam.ts';
import { featureScale } from '../../learners/neural/feature-scale.ts';
import { rowReader } from '../../learners/neural/row-reader.ts';
import { shuffle } from '../../learners/neural/shuffle.ts';
import { standardisedRows } from '../../learners/neural/standardised-rows.ts';
import { sigmoid } from '../../learners/sigmoid.ts';
import { rng } from '../../stats/rng.ts';
import type { Bags } from '../bags.ts';
import { type AttentionOutput, type AttentionShape, attentionLayout, attentionNetwork } from './attention-network.ts';
import type { BagClassifier } from './bag-classifier.ts';

export interface AttentionMilOptions {
  /** Width of the embedding of cells, and of the attention. Default 8 and 8. */
  embedding?: number;
  attention?: number;
  /** Passes over the patients, a gradient step each. Default 40. */
  epochs?: number;
  /** Cells of a patient that a step sees, drawn anew each time; all where there are fewer. Default 100. */
  cellsPerStep?: number;
  /** Rate of Adam, which falls to 0 along half a cosine. Default 0.01. */
  learningRate?: number;
  /** Ridge penalty: weightDecay / 2 · Σ q² over all parameters but the biases. Default 0.01. */
  weightDecay?: number;
  /** Default 1. */
  seed?: number;
  signal?: AbortSignal;
}

/** Attention MIL: the score of cells is the classifier's; attention can be asked for. */
export interface AttentionMil extends BagClassifier {
  /**
   * Attention of each cell before the softmax. It says how much a cell counts in its bag, healthy bags included; it is
   * neither a probability nor bound to be larger for diseased cells.
   */
  attention: (cells: Cells) => Float64Array;
}

/**
 * Attention-based deep MIL (Ilse, Tomczak and Welling, ICML 2018): a small {@link attentionNetwork} with gradients in
 * double precision, trained on the labels of patients.
 *
 * A bag's logit is the mean of its cells' logits c · h + b, weighted by attention: the cell score is that logit, the score
 * of a bag of one. The loss says nothing of single cells, so neither it nor the attention is a probability of disease.
 *
 * @throws CellsError when cells cannot be used; DivergedError when it left the finite numbers
 * @example
 * const { logit, attention, patientScore } = await attentionMil(bags, { seed: 1 });
 */
export async function attentionMil(bags: Bags, options: AttentionMilOptions = {}): Promise<AttentionMil> {
  const { epochs = 40, cellsPerStep = 100, learningRate = 0.01, weightDecay = 0.01, seed = 1, signal } = options;
  const { cells, patientOf, patients, sick } = bags;
  checkCells(cells);
  const shape = { features: cells.p, embedding: options.embedding ?? 8, attention: options.attention ?? 8 };
  const scale = featureScale(cells.columns, new Float64Array(cells.n).fill(1));
  const read = rowReader(cells.n, cells.columns, scale);
  const rowsOf = patients.map(() => [] as number[]);
  patientOf.forEach((p, i) => rowsOf[p]!.push(i));
  const members = rowsOf.map((rows) => Int32Array.from(rows));
  const parameters = start(shape, seed);
  const adam = freshAdam(parameters.length);
  const decayed = decayOf(shape);
  for (let epoch = 0; epoch < epochs; epoch++) {
    await new Promise((resolve) => setImmediate(resolve)); // so that it can be aborted
    signal?.throwIfAborted();
    const order = shuffle(Int32Array.from(patients.keys()), rng(seed, 'ABMIL', 'order', epoch));
    for (const [step, p] of order.entries()) {
      const rows = shuffle(members[p]!, rng(seed, 'ABMIL', 'cells', epoch, p)).subarray(0, cellsPerStep);
      const x = new Float64Array(rows.length * cells.p);
      read(rows, x);
      const gradient = parameters.map((value, i) => weightDecay * decayed[i]! * value);
      const { bag } = attentionNetwork(shape, parameters, x, rows.length, {
        gradient,
        slope: (logit) => sigmoid(logit) - sick[p]!,
      });
      if (!Number.isFinite(bag))
        throw new DivergedError(`attention MIL left the finite numbers in pass ${epoch}: lower learningRate`);
      const done = (epoch * patients.length + step) / (epochs * patients.length);
      adamStep(parameters, gradient, adam, (learningRate * (1 + Math.cos(Math.PI * done))) / 2);
    }
  }
  const run = (table: Cells): AttentionOutput =>
    attentionNetwork(shape, parameters, standardisedRows(table, scale), table.n);
  return {
    method: 'attention MIL',
    logit: (table) => run(table).cells,
    attention: (table) => run(table).attention,
    patientScore: (table) => run(table).bag,
    prior: null,
    warnings: [],
  };
}

/** Weights by Glorot's rule, biases 0. */
function start(shape: AttentionShape, seed: number): Float64Array {
  const { features: p, embedding: m, attention: l } = shape;
  const { at, sizes, size } = attentionLayout(shape);
  const parameters = new Float64Array(size);
  const random = rng(seed, 'ABMIL', 'weights');
  for (const [name, fans] of [
    ['W', p + m],
    ['V', m + l],
    ['U', m + l],
    ['w', l + 1],
    ['c', m + 1],
  ] as const)
    for (let i = 0; i < sizes[name]; i++) parameters[at[name] + i] = Math.sqrt(6 / fans) * (2 * random.uniform() - 1);
  return parameters;
}

/** 1 for parameters that are penalised, 0 for biases. */
function decayOf(shape: AttentionShape): Float64Array {
  const { at, sizes, size } = attentionLayout(shape);
  const decayed = new Float64Array(size);
  for (const name of ['W', 'V', 'U', 'w', 'c'] as const) decayed.fill(1, at[name], at[name] + sizes[name]);
  return decayed;
}
