import { rng } from '../../stats/rng.ts';
import { DivergedError } from '../diverged-error.ts';
import { type AdamState, adamStep } from './adam.ts';
import { batchOf, type TrainingCells } from './batch-of.ts';
import type { Batch, GradientEngine } from './gradient-engine.ts';
import type { Network } from './network.ts';
import type { CompleteOptions } from './neural-options.ts';
import { shuffle } from './shuffle.ts';
import { weightPenalty } from './weight-penalty.ts';
import { softplus } from '../softplus.ts';

/** Where training starts, and where it ends. */
export interface TrainingPoint {
  parameters: Float64Array;
  adam: AdamState;
}

/** Cells that go through the network at once, in batches beyond that size too. */
const chunk = 4096;

/** Training gives way to others after so many milliseconds, so that it can be aborted. */
const breath = 50;

/** A mean loss that ends so many nats above its start is no result. */
const absurdRise = 10;

/**
 * Trains by Adam on Σ w (log(1 + e^η) - s η) / Σ w + penalty, and returns the best point of those before the first pass
 * and after each: a fit never ends worse than it started, so an EM around it climbs.
 *
 * @param passes number of passes already made, which the order of the next ones is drawn from
 * @throws DivergedError when loss or gradient leave the finite numbers, or the loss ends far above its start
 */
export async function train(
  engine: GradientEngine,
  net: Network,
  cells: TrainingCells,
  start: TrainingPoint,
  { epochs, batch, learningRate, schedule, weightDecay }: CompleteOptions,
  { seed, passes, signal }: { seed: number; passes: number; signal: AbortSignal | undefined },
): Promise<TrainingPoint & { trace: number[] }> {
  const { rows } = cells;
  const n = rows.length;
  const exact = batch === 'all' || batch >= n;
  const size = exact ? n : batch;
  const steps = epochs * Math.ceil(n / size);
  const parameters = start.parameters.slice();
  const adam = copyOf(start.adam);
  const gradient = new Float64Array(net.size);
  const total = rows.reduce((sum, i) => sum + cells.weights[i]!, 0);
  const trace: number[] = [];
  let best: TrainingPoint = { parameters: start.parameters, adam: start.adam };
  let least = Infinity;

  let rested = performance.now();
  /** Mean loss + penalty over some cells, at the parameters of the moment. */
  const objective = async (some: Int32Array, into?: Float64Array): Promise<number> => {
    let loss = 0;
    for (let at = 0; at < some.length; at += chunk) {
      if (performance.now() - rested > breath) {
        await new Promise((resolve) => setImmediate(resolve));
        rested = performance.now();
      }
      signal?.throwIfAborted();
      const part = batchOf(cells, some.subarray(at, at + chunk), net.layers[0]!.inputs, n / (total * some.length));
      loss += lossOf(engine.logits(part, parameters, into), part);
    }
    const value = loss + weightPenalty(net, parameters, weightDecay, into);
    if (!Number.isFinite(value) || !(into ?? []).every(Number.isFinite))
      throw new DivergedError(
        `the network left the finite numbers in pass ${passes + trace.length}: lower learningRate (now ${learningRate}) or raise weightDecay`,
      );
    return value;
  };
  const consider = (value: number): void => {
    trace.push(value);
    if (!(value < least)) return;
    least = value;
    best = { parameters: parameters.slice(), adam: copyOf(adam) };
  };

  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (!exact) consider(await objective(rows));
    const order = exact ? rows : shuffle(rows, rng(seed, 'neural', 'pass', passes + epoch));
    for (let at = 0; at < n; at += size) {
      gradient.fill(0);
      const value = await objective(order.subarray(at, at + size), gradient);
      if (exact) consider(value);
      const rate = schedule === 'cosine' ? (1 + Math.cos((Math.PI * step) / steps)) / 2 : 1;
      adamStep(parameters, gradient, adam, learningRate * rate);
      step++;
    }
  }
  consider(await objective(rows));
  if (trace.at(-1)! > trace[0]! + absurdRise)
    throw new DivergedError(
      `the loss rose from ${trace[0]!.toPrecision(3)} to ${trace.at(-1)!.toPrecision(3)} in ${epochs} passes: lower learningRate (now ${learningRate})`,
    );
  return { ...best, trace };
}

const copyOf = ({ steps, mean, square }: AdamState): AdamState => ({
  steps,
  mean: mean.slice(),
  square: square.slice(),
});

function lossOf(logits: Float64Array, { labels, weights }: Batch): number {
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const eta = logits[i]!;
    sum += weights[i]! * (softplus(eta) - labels[i]! * eta);
  }
  return sum;
}
