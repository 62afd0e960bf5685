import { expect, test } from 'vitest';
import type { Batch } from '../../../src/learners/neural/gradient-engine.ts';
import { network } from '../../../src/learners/neural/network.ts';
import { plainEngine } from '../../../src/learners/neural/plain-engine.ts';
import { puRisk } from '../../../src/mmil/competitors/pu-risk.ts';

const engine = plainEngine(network(1, [], 'tanh'));
const batch = (x: number[]): Batch => {
  const zeros = new Float64Array(x.length);
  return { count: x.length, x: Float64Array.from(x), labels: zeros, weights: zeros, offset: zeros };
};
const l = (eta: number): number => Math.log(1 + Math.exp(eta));

test('the risk is the sum worked out by hand', () => {
  const [donors, sick] = [batch([-1, 0]), batch([1, 2, -1])];
  const value = puRisk(engine, donors, sick, Float64Array.of(1, 0), 0.4, new Float64Array(2));
  const healthy = (0.4 * (l(-1) + l(0))) / 2;
  const bracket = (l(-1) + l(-2) + l(1)) / 3 - (0.4 * (l(1) + l(0))) / 2;
  expect(bracket).toBeGreaterThan(0);
  expect(value).toBeCloseTo(healthy + bracket, 12);
});

test('the gradient is that of finite differences where the bracket is positive', () => {
  const [donors, sick] = [batch([-1, 0.5]), batch([1, 2, -1])];
  const at = (b: number, a: number): number =>
    puRisk(engine, donors, sick, Float64Array.of(b, a), 0.4, new Float64Array(2));
  const gradient = new Float64Array(2);
  puRisk(engine, donors, sick, Float64Array.of(0.3, -0.2), 0.4, gradient);
  const h = 1e-6;
  expect(gradient[0]).toBeCloseTo((at(0.3 + h, -0.2) - at(0.3 - h, -0.2)) / (2 * h), 8);
  expect(gradient[1]).toBeCloseTo((at(0.3, -0.2 + h) - at(0.3, -0.2 - h)) / (2 * h), 8);
});

test('a negative bracket is cut to 0 in the risk, and a step against the gradient raises it', () => {
  const [donors, sick] = [batch([-3]), batch([3])];
  const bracket = (b: number): number => l(-3 * b) - 0.9 * l(3 * b);
  expect(bracket(2)).toBeLessThan(0);
  const gradient = new Float64Array(2);
  const value = puRisk(engine, donors, sick, Float64Array.of(2, 0), 0.9, gradient);
  expect(value).toBeCloseTo(0.9 * l(-6), 12);
  expect(bracket(2 - 0.01 * gradient[0]!)).toBeGreaterThan(bracket(2));
});
