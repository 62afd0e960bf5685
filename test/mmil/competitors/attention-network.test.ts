import { expect, test } from 'vitest';
import { attentionLayout, attentionNetwork } from '../../../src/mmil/competitors/attention-network.ts';
import { sigmoid } from '../../../src/learners/sigmoid.ts';
import { rng } from '../../../src/stats/rng.ts';

const random = rng(1, 'network');
const normals = (n: number): Float64Array => Float64Array.from({ length: n }, () => random.normal());

test('a network of one feature gives the logit worked out by hand', () => {
  const shape = { features: 1, embedding: 1, attention: 1 };
  // W, bW, V, bV, U, bU, w, c, b
  const parameters = Float64Array.of(0.5, 0, 2, 0.1, 1, 0, 3, 4, -1);
  const [h1, h2] = [Math.tanh(0.5), Math.tanh(-1)];
  const score = (h: number): number => 3 * Math.tanh(2 * h + 0.1) * sigmoid(h);
  const weight = 1 / (1 + Math.exp(score(h2) - score(h1)));
  const { attention, cells, bag } = attentionNetwork(shape, parameters, Float64Array.of(1, -2), 2);
  expect(attention[0]).toBeCloseTo(score(h1), 12);
  expect(cells[1]).toBeCloseTo(4 * h2 - 1, 12);
  expect(bag).toBeCloseTo(weight * (4 * h1 - 1) + (1 - weight) * (4 * h2 - 1), 12);
});

test('the gradient is that of finite differences, for every parameter', () => {
  const shape = { features: 3, embedding: 4, attention: 2 };
  const { size } = attentionLayout(shape);
  const parameters = normals(size);
  const x = normals(15);
  const loss = (q: Float64Array): number => Math.log1p(Math.exp(-attentionNetwork(shape, q, x, 5).bag));
  const gradient = new Float64Array(size);
  attentionNetwork(shape, parameters, x, 5, { gradient, slope: (bag) => sigmoid(bag) - 1 });
  const step = 1e-5;
  for (let i = 0; i < size; i++) {
    const [up, down] = [parameters.slice(), parameters.slice()];
    up[i]! += step;
    down[i]! -= step;
    expect(gradient[i]).toBeCloseTo((loss(up) - loss(down)) / (2 * step), 8);
  }
});

test('the order of the cells of a bag does not matter', () => {
  const shape = { features: 2, embedding: 3, attention: 2 };
  const parameters = normals(attentionLayout(shape).size);
  const one = attentionNetwork(shape, parameters, Float64Array.of(1, 2, 3, 4), 2);
  const two = attentionNetwork(shape, parameters, Float64Array.of(3, 4, 1, 2), 2);
  expect(two.bag).toBeCloseTo(one.bag, 12);
  expect(two.cells[0]).toBe(one.cells[1]);
});
