import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { lasso } from '../../../src/learners/lasso/lasso.ts';
import { neural } from '../../../src/learners/neural/neural.ts';
import { contractCells, learnerContract } from '../contract.ts';

// On `plain` the whole contract in double precision, where a batch of all cells leaves nothing to the order of cells.
learnerContract(neural({ hidden: [6], epochs: 60, batch: 'all', learningRate: 0.05, backend: 'plain' }), {
  tolerance: 1e-6,
});
// TensorFlow.js works in single precision: sums in another order end a little elsewhere.
learnerContract(neural({ hidden: [6], epochs: 60, batch: 'all', learningRate: 0.05, backend: 'wasm' }), {
  tolerance: 1e-4,
});
// Batches are drawn by position, so other positions (repeated or reordered cells) are another draw.
learnerContract(neural({ hidden: [6], epochs: 8, batch: 64, backend: 'wasm' }), {
  tolerance: 1e-4,
  duplication: false,
  permutation: false,
});

const { cells, labels } = contractCells();
const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
const lossOf = (logits: Float64Array): number =>
  logits.reduce((sum, eta, i) => sum + Math.log1p(Math.exp(eta)) - labels[i]! * eta, 0) / cells.n;

test('without a hidden layer it ends at the ridge regression of the same penalty', async () => {
  const ridge = lasso({ alpha: 0, lambda: 0.02 }).fit(cells, labels);
  const net = neural({ hidden: [], weightDecay: 0.02, batch: 'all', epochs: 400, learningRate: 0.1, backend: 'plain' });
  expect(distance((await net.fit(cells, labels)).logit(cells), ridge.logit(cells))).toBeLessThan(1e-5);
});

test('penalty and trace state the objective: mean loss + penalty of the kept weights is the least of the trace', async () => {
  const model = await neural({ epochs: 30, batch: 'all', weightDecay: 0.02, backend: 'plain' }).fit(cells, labels);
  const squares = model.layers.flatMap(({ weights }) => weights.flat()).reduce((sum, w) => sum + w * w, 0);
  expect(model.penalty).toBeCloseTo(0.01 * squares, 14);
  expect(model.trace).toHaveLength(31);
  expect(lossOf(model.logit(cells)) + model.penalty).toBeCloseTo(Math.min(...model.trace), 12);
});

test('a warm start goes on where the last fit ended: weights, Adam, and other orders of the cells', async () => {
  const step = { hidden: [4], batch: 100, schedule: 'constant', backend: 'plain' } as const;
  const whole = await neural({ ...step, epochs: 6 }).fit(cells, labels);
  const half = await neural({ ...step, epochs: 3 }).fit(cells, labels);
  const rest = await neural({ ...step, epochs: 3 }).fit(cells, labels, { warm: half });
  // Each pass had a smaller loss than the one before, so that the last is the one that was kept.
  expect(whole.trace.every((value, k) => k === 0 || value < whole.trace[k - 1]!)).toBe(true);
  expect(rest.layers).toEqual(whole.layers);
  expect(rest.epochs).toBe(6);
});

test('a warm start keeps the standardisation of the weights it starts from', async () => {
  const learner = neural({ hidden: [4], epochs: 2, backend: 'plain' });
  const cold = await learner.fit(cells, labels);
  const doubled = { ...cells, columns: cells.columns.map((column) => column.map((x) => 2 * x)) };
  expect((await learner.fit(doubled, labels, { warm: cold })).scale).toEqual(cold.scale);
});

test('refuses to start from a network of another form', async () => {
  const warm = await neural({ hidden: [4], epochs: 1, backend: 'plain' }).fit(cells, labels);
  await expect(neural({ hidden: [5], epochs: 1, backend: 'plain' }).fit(cells, labels, { warm })).rejects.toThrow(
    'the warm model is a network 4-1 tanh, this learner makes 5-1 tanh',
  );
});

test('the offset does not enter the weights: labels that the offset explains leave nothing to learn', async () => {
  const offset = Float64Array.from(cells.columns[1]!, (x) => 3 * x);
  const explained = offset.map((eta) => 1 / (1 + Math.exp(-eta)));
  const model = await neural({ hidden: [4], batch: 'all', epochs: 200, learningRate: 0.03, backend: 'plain' }).fit(
    cells,
    explained,
    { offset },
  );
  expect(Math.max(...model.logit(cells).map(Math.abs))).toBeLessThan(0.1);
});

test('another seed starts from other weights, and draws other batches', async () => {
  const learner = neural({ hidden: [4], epochs: 2, backend: 'plain' });
  const [one, two] = [await learner.fit(cells, labels, { seed: 1 }), await learner.fit(cells, labels, { seed: 2 })];
  expect(one.layers).not.toEqual(two.layers);
});

test('a constant feature is named, gets no weight, and does not matter in new cells', async () => {
  const flat = { ...cells, columns: [...cells.columns.slice(0, 3), new Float64Array(cells.n).fill(0.1)] };
  const model = await neural({ hidden: [4], epochs: 3, backend: 'plain' }).fit(flat, labels);
  expect(model.warnings).toEqual([
    expect.objectContaining({ code: 'constant-column', message: expect.stringMatching(/: d$/) }),
  ]);
  expect(model.layers[0]!.weights.map((row) => row[3])).toEqual([0, 0, 0, 0]);
  expect(model.logit(cells)).toEqual(model.logit(flat));
});

describe('a learning rate that is too large', () => {
  test.each(['plain', 'wasm'] as const)('is a DivergedError on %s, with the remedy, and never NaN', async (backend) => {
    const options = { hidden: [4], epochs: 10, batch: 'all', backend } as const;
    await expect(neural({ ...options, learningRate: 1000 }).fit(cells, labels)).rejects.toMatchObject({
      name: 'DivergedError',
      message: expect.stringMatching(
        /^the loss rose from 0\.\d+ to \S+ in 10 passes: lower learningRate \(now 1000\)$/,
      ),
    });
    await expect(neural({ ...options, learningRate: 1e200 }).fit(cells, labels)).rejects.toMatchObject({
      name: 'DivergedError',
      message: expect.stringMatching(/left the finite numbers in pass \d: lower learningRate/),
    });
  });

  test('is a warning when nothing was learned, with the weights it started from', async () => {
    const model = await neural({ hidden: [4], epochs: 3, batch: 'all', learningRate: 3, backend: 'plain' }).fit(
      cells,
      labels,
    );
    expect(model.warnings.map(({ code }) => code)).toEqual(['no-progress']);
    expect(Math.min(...model.trace)).toBe(model.trace[0]);
  });
});

test('a fit that is aborted while it runs rejects with the reason', async () => {
  const abort = new AbortController();
  const fit = neural({ epochs: 1_000_000, backend: 'wasm' }).fit(cells, labels, { signal: abort.signal });
  setTimeout(() => abort.abort(new Error('enough')), 100);
  await expect(fit).rejects.toThrow('enough');
});

test('1,000 steps leave no tensor behind', async () => {
  const learner = neural({ hidden: [4], epochs: 250, batch: 100, backend: 'wasm' });
  await learner.fit(cells, labels);
  const { numTensors, numDataBuffers } = tf.memory();
  await learner.fit(cells, labels); // 4 steps a pass
  expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers });
});

test.each([
  [{ hidden: [0] }, 'every width in hidden must be a whole number from 1, got 0'],
  [{ epochs: 1.5 }, 'epochs must be a whole number from 1, got 1.5'],
  [{ batch: 0 }, "batch, unless it is 'all', must be a whole number from 1, got 0"],
  [{ learningRate: 0 }, 'learningRate must be a finite number above 0, got 0'],
  [{ weightDecay: -1 }, 'weightDecay must be a finite number of at least 0, got -1'],
  [{ activation: 'sine' as 'tanh' }, "activation must be one of tanh, relu, logistic, got 'sine'"],
  [{ backend: 'webgl' as 'wasm' }, "backend must be one of auto, gpu, wasm, cpu, plain, got 'webgl'"],
])('refuses %o', (options, message) => expect(() => neural(options)).toThrow(new RangeError(message)));

test('refuses the JSON of another learner', () =>
  expect(() => neural().fromJSON({ learner: 'lasso' })).toThrow("got one of learner 'lasso'"));
