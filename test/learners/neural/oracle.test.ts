import { describe, expect, test } from 'vitest';
import { engineFor } from '../../../src/learners/neural/engine-for.ts';
import { featureScale } from '../../../src/learners/neural/feature-scale.ts';
import type { Batch } from '../../../src/learners/neural/gradient-engine.ts';
import { network } from '../../../src/learners/neural/network.ts';
import { type BackendName, openBackend } from '../../../src/learners/neural/open-backend.ts';
import { packLayers, unpackLayers } from '../../../src/learners/neural/pack-layers.ts';
import { plainEngine } from '../../../src/learners/neural/plain-engine.ts';
import { rowReader } from '../../../src/learners/neural/row-reader.ts';
import { weightPenalty } from '../../../src/learners/neural/weight-penalty.ts';
import { rng } from '../../../src/stats/rng.ts';
import { fixtureCells } from '../fixture-cells.ts';
import oracle from './fixtures/mlp_check.json' with { type: 'json' };

const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
};

/** The first 40 cells of the fixture, standardised by all of them, with their fractional labels and weights. */
function fixtureBatch(): { batch: Batch; total: number } {
  const { cells, w, ysoft } = fixtureCells();
  const read = rowReader(cells.n, cells.columns, featureScale(cells.columns, new Float64Array(cells.n).fill(1)));
  const x = new Float64Array(40 * cells.p);
  read(
    Int32Array.from({ length: 40 }, (_, i) => i),
    x,
  );
  const weights = w.slice(0, 40);
  const batch = { count: 40, x, labels: ysoft.slice(0, 40), weights, offset: new Float64Array(40) };
  return { batch, total: weights.reduce((sum, weight) => sum + weight, 0) };
}

describe('the network of the fixture (one hidden layer of 3 logistic units, from R in double precision)', () => {
  const net = network(12, [3], 'logistic');
  const parameters = packLayers(net, [
    { weights: oracle.W1, biases: oracle.b1 },
    { weights: [oracle.w2], biases: [oracle.b2] },
  ]);
  const { batch, total } = fixtureBatch();
  const gradient = new Float64Array(net.size);
  const logits = plainEngine(net).logits(batch, parameters, gradient);

  test('has the logits of the oracle to 1e-10', () => expect(distance(logits, oracle.out)).toBeLessThan(1e-10));

  test('has its loss to 1e-10', () => {
    const { labels, weights } = batch;
    const loss = logits.reduce((sum, o, i) => sum + weights[i]! * (Math.log1p(Math.exp(o)) - labels[i]! * o), 0);
    expect(loss / total + weightPenalty(net, parameters, oracle.decay)).toBeCloseTo(oracle.loss, 10);
  });

  test('has its gradient to 1e-10, the penalty without the biases', () => {
    const mean = gradient.map((value) => value / total);
    weightPenalty(net, parameters, oracle.decay, mean);
    const [first, second] = unpackLayers(net, mean);
    expect(distance(first!.weights.flat(), oracle.gradW1.flat())).toBeLessThan(1e-10);
    expect(distance(first!.biases, oracle.gradb1)).toBeLessThan(1e-10);
    expect(distance(second!.weights.flat(), oracle.gradw2)).toBeLessThan(1e-10);
    expect(distance(second!.biases, [oracle.gradb2])).toBeLessThan(1e-10);
  });
});

describe.each(['tanh', 'relu', 'logistic'] as const)('two hidden layers of %s units', (activation) => {
  const net = network(12, [5, 4], activation);
  const random = rng(3, 'oracle', activation);
  const parameters = Float64Array.from({ length: net.size }, () => 0.7 * random.normal());
  const { batch } = fixtureBatch();
  const shifted = { ...batch, offset: batch.offset.map(() => random.normal()) };
  const exact = new Float64Array(net.size);
  const logits = plainEngine(net).logits(shifted, parameters, exact);

  test('the plain gradient is the slope of the loss', () => {
    const loss = (at: Float64Array): number =>
      plainEngine(net)
        .logits(shifted, at)
        .reduce((sum, o, i) => sum + batch.weights[i]! * (Math.log1p(Math.exp(o)) - batch.labels[i]! * o), 0);
    const slopes = parameters.map((value, m) => {
      const h = 1e-5;
      return (loss(parameters.with(m, value + h)) - loss(parameters.with(m, value - h))) / (2 * h);
    });
    expect(distance(exact, slopes)).toBeLessThan(1e-6);
  });

  test.each(['wasm', 'cpu'] as const)(
    'TensorFlow.js on %s has the logits and gradient of plain to 1e-4',
    async (name) => {
      expect(await openBackend(name)).toBeUndefined();
      const gradient = new Float64Array(net.size);
      const engine = engineFor(name satisfies BackendName, net);
      expect(distance(engine.logits(shifted, parameters, gradient), logits)).toBeLessThan(1e-4);
      expect(distance(gradient, exact)).toBeLessThan(1e-4);
      expect(Math.max(...exact.map(Math.abs))).toBeGreaterThan(1);
      expect(distance(engine.logits(shifted, parameters), logits)).toBeLessThan(1e-4);
    },
  );
});
