import { type AdamState, adamStep, freshAdam } from '../../learners/neural/adam.ts';
import { featureScale } from '../../learners/neural/feature-scale.ts';
import { forward } from '../../learners/neural/forward.ts';
import type { Batch } from '../../learners/neural/gradient-engine.ts';
import { initialParameters } from '../../learners/neural/initial-parameters.ts';
import { network } from '../../learners/neural/network.ts';
import { plainEngine } from '../../learners/neural/plain-engine.ts';
import { rowReader } from '../../learners/neural/row-reader.ts';
import { shuffle } from '../../learners/neural/shuffle.ts';
import { standardisedRows } from '../../learners/neural/standardised-rows.ts';
import { weightPenalty } from '../../learners/neural/weight-penalty.ts';
import { checkCells } from '../../learners/check-cells.ts';
import { DivergedError } from '../../learners/diverged-error.ts';
import type { Cells } from '../../learners/learner.ts';
import { rng } from '../../stats/rng.ts';
import type { Bags } from '../bags.ts';
import { checkShare } from '../prior/check-share.ts';
import type { BagClassifier } from './bag-classifier.ts';
import { meanProbability } from './mean-probability.ts';
import { puRisk } from './pu-risk.ts';

export interface NnpuOptions {
  /** Share of healthy cells in sick patients: the class prior of the labelled class among the unlabelled cells. */
  rho: number;
  /** Widths of hidden layers. Default none: a linear logit. */
  hidden?: readonly number[];
  /** Ridge penalty: weightDecay / 2 · Σ W² on standardised features. Default 0.01. */
  weightDecay?: number;
  /** Passes over the cells. Default 15. */
  epochs?: number;
  /** Cells of a step, of which each kind has its share. Default 256. */
  batch?: number;
  /** Rate of Adam, which falls to 0 along half a cosine. Default 0.05. */
  learningRate?: number;
  /** Default 1. */
  seed?: number;
  signal?: AbortSignal;
}

/**
 * Non-negative PU learning (Kiryo, Niu, du Plessis and Sugiyama, NeurIPS 2017, algorithm 1 with beta 0 and gamma 1) in the
 * mirror: cells of healthy donors are the labelled class, here the negative one, cells of sick patients the unlabelled
 * ones, and rho is the class prior. The risk is {@link puRisk}; a linear logit unless `hidden` says otherwise.
 *
 * The logit is of P(y = 1 | x) among the cells of sick patients.
 *
 * @throws CellsError, RangeError when bags or rho cannot be used; DivergedError when it left the finite numbers
 * @example
 * const { logit } = await nnpu(bags, { rho: 0.5, seed: 1 });
 */
export async function nnpu(bags: Bags, options: NnpuOptions): Promise<BagClassifier> {
  const { rho, hidden = [], weightDecay = 0.01, epochs = 15, batch = 256, learningRate = 0.05, seed = 1 } = options;
  const { cells, z } = bags;
  checkCells(cells);
  checkShare('rho', rho);
  const scale = featureScale(cells.columns, new Float64Array(cells.n).fill(1));
  const net = network(cells.p, hidden, 'tanh');
  const engine = plainEngine(net);
  const parameters = initialParameters(net, seed, Math.log((1 - rho) / rho), scale.scale);
  const adam: AdamState = freshAdam(net.size);
  const read = rowReader(cells.n, cells.columns, scale);
  const kinds = [0, 1].map((kind) => Int32Array.from(z.keys()).filter((i) => z[i] === kind));
  const steps = Math.max(1, Math.ceil(cells.n / batch));
  const cellsOf = (rows: Int32Array): Batch => {
    const x = new Float64Array(rows.length * cells.p);
    read(rows, x);
    const zeros = new Float64Array(rows.length);
    return { count: rows.length, x, labels: zeros, weights: zeros, offset: zeros };
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    await new Promise((resolve) => setImmediate(resolve)); // so that it can be aborted
    const orders = kinds.map((rows, kind) => shuffle(rows, rng(seed, 'nnPU', epoch, kind)));
    for (let step = 0; step < steps; step++) {
      options.signal?.throwIfAborted();
      const [donors, sick] = orders.map((rows) => cellsOf(partOf(rows, step, steps))) as [Batch, Batch];
      const gradient = new Float64Array(net.size);
      const risk = puRisk(engine, donors, sick, parameters, rho, gradient);
      const objective = risk + weightPenalty(net, parameters, weightDecay, gradient);
      if (!Number.isFinite(objective))
        throw new DivergedError(`nnPU left the finite numbers in pass ${epoch}: lower learningRate (${learningRate})`);
      const done = (epoch * steps + step) / (epochs * steps);
      adamStep(parameters, gradient, adam, (learningRate * (1 + Math.cos(Math.PI * done))) / 2);
    }
  }
  const logit = (table: Cells): Float64Array =>
    forward(net, parameters, standardisedRows(table, scale), table.n).at(-1)!;
  return {
    method: 'nnPU',
    logit,
    patientScore: (table) => meanProbability(logit(table)),
    prior: { rho, sickShare: 1 },
    warnings: [],
  };
}

/** Part `step` of `steps` about equal ones; where there are fewer rows than steps, rows come again. */
function partOf(rows: Int32Array, step: number, steps: number): Int32Array {
  if (rows.length < steps) return rows.subarray(step % rows.length, (step % rows.length) + 1);
  return rows.subarray(Math.floor((step * rows.length) / steps), Math.floor(((step + 1) * rows.length) / steps));
}
