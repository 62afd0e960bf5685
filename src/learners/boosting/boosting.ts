import { checkCells } from '../check-cells.ts';
import { checkLabels } from '../check-labels.ts';
import { denseColumn } from '../dense-column.ts';
import { DivergedError } from '../diverged-error.ts';
import { LabelsError } from '../labels-error.ts';
import type { Cells, FitOptions, Learner } from '../learner.ts';
import { addTree } from './add-tree.ts';
import { binnedCells } from './binned-cells.ts';
import { type BoostingFit, type BoostingModel, boostingModel, knownLogits } from './boosting-model.ts';
import { type BoostingOptions, type CompleteOptions, completeOptions } from './boosting-options.ts';
import { engineFor } from './engine-for.ts';
import { fitWarnings } from './fit-warnings.ts';
import { growTree } from './grow-tree.ts';
import { meanLoss } from './mean-loss.ts';
import { shareLogit } from './share-logit.ts';
import type { Tree } from './tree.ts';
import { treeSampler } from './tree-sampler.ts';

/**
 * Gradient-boosted trees on soft labels: each tree takes a Newton step on the loss log(1 + e^η) - s η, as xgboost does.
 * With gradient G = Σ w (p - s) and hessian H = Σ w p (1 - p) of a node, a leaf adds -learningRate · G / (H + lambda),
 * and a split gains G_L² / (H_L + lambda) + G_R² / (H_R + lambda) - G² / (H + lambda).
 *
 * Given `warm`, a fit goes on from that model and adds `trees` more: inside MMIL, 5 to 20 an iteration serve better
 * than 100 from nothing, which would learn the soft labels by heart and freeze the EM. The bins of a table are made once
 * and used by all fits to it.
 *
 * Rounds of sampling and holding out are drawn from the `seed` of the fit; `patients` makes them by patient.
 *
 * @throws RangeError when an option lies outside its range
 * @example
 * const model = await boosting({ trees: 50 }).fit(cells, labels, { patients });
 * model.logit(cells); // Float64Array of n logits
 */
export function boosting(options: BoostingOptions = {}): Learner<BoostingModel> {
  const complete = completeOptions(options);
  return {
    name: 'boosting',
    fit: (cells, labels, fitOptions = {}) => fit(cells, labels, fitOptions, complete),
    fromJSON(json) {
      const { learner, trees } = (json ?? {}) as Partial<BoostingFit>;
      if (learner !== 'boosting' || !Array.isArray(trees))
        throw new TypeError(`expected the JSON of a boosted model, got one of learner '${String(learner)}'`);
      return boostingModel(json as BoostingFit);
    },
  };
}

/** A fit gives way to others after so many milliseconds, so that it can be aborted. */
const breath = 50;

async function fit(
  cells: Cells,
  labels: ArrayLike<number>,
  { weights, offset, warm, patients, seed = 1, signal }: FitOptions<BoostingModel>,
  options: CompleteOptions,
): Promise<BoostingModel> {
  signal?.throwIfAborted();
  checkCells(cells);
  checkLabels(cells.n, labels, { weights, offset });
  if (warm && warm.names.length !== cells.p)
    throw new LabelsError(`the warm model has ${warm.names.length} features, the table ${cells.p}`);
  const { n, names } = cells;
  const binned = binnedCells(cells, options.splits === 'exact' ? Infinity : options.maxBins);
  const sampler = treeSampler(n, weights, patients, seed, options);
  const { training, heldOut } = sampler;
  using lease = engineFor(binned, options);
  const { engine } = lease;
  setWeights(engine, weights, training, options);
  for (let i = 0; i < n; i++) engine.labels[i] = labels[i]!;

  const start =
    warm?.start ?? (options.start === 'share' ? shareLogit(labels, training, weights, offset) : options.start);
  engine.margins.set(warm ? warm.logit(cells) : new Float64Array(n).fill(start));
  if (offset) for (let i = 0; i < n; i++) engine.margins[i]! += offset[i]!;

  const trees = warm ? [...warm.trees] : [];
  const first = trees.length;
  const trace: BoostingFit['trace'] = { training: [], heldOut: [] };
  const lossOf = (rows: Int32Array): number => meanLoss(engine.margins, labels, rows, weights);
  let best = { trees: first, loss: heldOut.length > 0 ? lossOf(heldOut) : Infinity };
  let count = 0;
  let rested = performance.now();
  for (let k = 0; k < options.trees; k++) {
    if (performance.now() - rested > breath) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      rested = performance.now();
    }
    count = sampler.sample(first + k, engine.rows);
    engine.gradients(first + k);
    const tree = growTree(engine, binned, count, count === n, options);
    if (!tree.value.every(Number.isFinite))
      throw new DivergedError(`tree ${first + k} has a leaf that is not finite: raise lambda or minChildWeight`);
    if (count < n) addTree(columnsOf(tree, cells), tree, engine.margins, engine.rows.subarray(count));
    trees.push(tree);
    if (heldOut.length === 0) continue;
    const loss = lossOf(heldOut);
    trace.training.push(lossOf(training));
    trace.heldOut.push(loss);
    if (loss < best.loss) best = { trees: trees.length, loss };
    else if (trees.length - best.trees >= options.earlyStopping!.patience) break;
  }
  if (heldOut.length === 0) trace.training.push(lossOf(training));
  const kept = heldOut.length > 0 ? trees.slice(0, best.trees) : trees;
  const warnings = fitWarnings(cells, labels, kept, first, trace.training.at(-1), { training, weights });
  const model = boostingModel({ learner: 'boosting', names: [...names], start, trees: kept, warnings, trace });
  if (!offset && kept.length === trees.length) knownLogits.set(model, { cells, logits: engine.margins.slice() });
  return model;
}

/** The columns that a tree uses, one value a cell. */
function columnsOf({ feature }: Tree, { n, columns }: Cells): (Float32Array | Float64Array)[] {
  const used: (Float32Array | Float64Array)[] = [];
  for (const j of feature) if (j >= 0) used[j] ??= denseColumn(columns[j]!, 0, n);
  return used;
}

/** Weights into the engine, on the scale that was asked for; 0 for cells that grow no tree. */
function setWeights(
  engine: { weights: Float32Array | Float64Array; scale(total: number): void },
  weights: ArrayLike<number> | undefined,
  training: Int32Array,
  { weightScale }: CompleteOptions,
): void {
  let total = 0;
  for (const i of training) total += weights ? weights[i]! : 1;
  if (!(total > 0))
    throw new LabelsError('no cell with a weight above 0 is left to grow trees on: hold out fewer patients');
  if (!(total > 1e-30 && total < 1e30))
    throw new LabelsError(`the weights sum to ${total}: scale them to a mean near 1`);
  const factor = weightScale === 'mean-one' ? training.length / total : 1;
  engine.weights.fill(0);
  for (const i of training) engine.weights[i] = (weights ? weights[i]! : 1) * factor;
  engine.scale(total * factor);
}
