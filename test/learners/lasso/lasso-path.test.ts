import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { interpolatePath } from '../../../src/learners/lasso/interpolate-path.ts';
import { lasso } from '../../../src/learners/lasso/lasso.ts';
import { lassoPath, type LassoPathOptions } from '../../../src/learners/lasso/lasso-path.ts';
import { fixtureCells } from '../fixture-cells.ts';

const { cells, y, ysoft, w } = fixtureCells();
const single = fixtureCells('f32').cells;
const x02 = Float64Array.from(cells.columns[1]!);
const mean = x02.reduce((sum, value) => sum + value, 0) / cells.n;
const offset = Float64Array.from(x02, (value) => Math.round(0.4 * (value - mean) * 1e6) / 1e6);

interface GlmnetPath {
  lambda: number[];
  lambdaMaxClosedForm?: number;
  a0: number[];
  beta: number[][];
  devRatio?: number[];
  nulldev?: number;
}
const fixtures = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/glmnet_paths.json'), 'utf8')) as Record<
  string,
  GlmnetPath
> & {
  interp: { s: number[]; a0: number[]; beta: number[][]; exact_a0: number[]; exact_beta: number[][] };
};

const factors = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2];
const cases: [string, Float64Array, LassoPathOptions][] = [
  ['hard', y, {}],
  ['hard_weighted', y, { weights: w }],
  ['soft', ysoft, {}],
  ['soft_weighted', ysoft, { weights: w }],
  ['soft_nostd', ysoft, { standardize: false }],
  ['soft_enet05', ysoft, { alpha: 0.5 }],
  ['soft_ridge', ysoft, { alpha: 0 }],
  ['soft_penaltyFactor', ysoft, { penaltyFactors: factors }],
  ['soft_offset', ysoft, { offset }],
];

/** Largest difference relative to max(1, |expected|). */
const distance = (ours: readonly number[], theirs: readonly number[]): number =>
  Math.max(...theirs.map((value, j) => Math.abs(ours[j]! - value) / Math.max(1, Math.abs(value))));

describe('lassoPath has the coefficients of R glmnet 4.1-6 (thresh 1e-14)', () => {
  test.each(cases)('%s: to 1e-6 in f64, to 1e-3 in f32', (name, labels, options) => {
    const expected = fixtures[name]!;
    const path = lassoPath(cells, labels, { ...options, lambdas: expected.lambda });
    expected.beta.forEach((beta, k) => {
      expect(distance([path.intercepts[k]!, ...path.coefficients[k]!], [expected.a0[k]!, ...beta])).toBeLessThan(1e-6);
    });
    path.kkt.forEach((kkt, k) => expect(kkt).toBeLessThan(Math.max(1e-5 * path.lambdas[k]!, 1e-10)));
    if (expected.devRatio) expect(distance(path.devianceRatios, expected.devRatio)).toBeLessThan(1e-7);
    if (expected.nulldev) expect(path.nullDeviance / expected.nulldev).toBeCloseTo(1, 9);
    const rough = lassoPath(single, labels, { ...options, lambdas: expected.lambda, tolerance: 1e-6 });
    expected.beta.forEach((beta, k) => {
      expect(distance([rough.intercepts[k]!, ...rough.coefficients[k]!], [expected.a0[k]!, ...beta])).toBeLessThan(
        1e-3,
      );
    });
  });

  test.each(cases.filter(([name]) => fixtures[name]!.lambdaMaxClosedForm))(
    '%s: starts at the same lambda',
    (name, labels, options) => {
      const [first] = lassoPath(cells, labels, { ...options, count: 1 }).lambdas;
      expect(first! / fixtures[name]!.lambdaMaxClosedForm! - 1).toBeCloseTo(0, 10);
    },
  );

  test('the automatic path has the same 66 lambdas, coefficients and stop', () => {
    const expected = fixtures.soft_autoPath!;
    const path = lassoPath(cells, ysoft);
    expect(path.lambdas).toHaveLength(66);
    path.lambdas.forEach((lambda, k) => expect(lambda / expected.lambda[k]! - 1).toBeCloseTo(0, 10));
    path.coefficients.forEach((row, k) => expect(distance(row, expected.beta[k]!)).toBeLessThan(1e-6));
    expect(distance(path.intercepts, expected.a0)).toBeLessThan(1e-6);
  });

  test('between its lambdas it interpolates as glmnet does, and the exact solve differs as glmnet’s does', () => {
    const { s, a0, beta, exact_a0, exact_beta } = fixtures.interp;
    const path = lassoPath(cells, ysoft);
    s.forEach((lambda, k) => {
      const { intercept, coefficients } = interpolatePath(path, lambda);
      expect(distance([intercept, ...coefficients], [a0[k]!, ...beta[k]!])).toBeLessThan(1e-6);
      const viaLearner = lasso({ lambda, interpolate: true }).fit(cells, ysoft);
      expect(viaLearner.coefficients).toEqual(coefficients);
      const model = lasso({ lambda }).fit(cells, ysoft);
      expect(distance([model.intercept, ...model.coefficients], [exact_a0[k]!, ...exact_beta[k]!])).toBeLessThan(1e-6);
    });
    expect(interpolatePath(path, 9).coefficients).toEqual(path.coefficients[0]);
    expect(interpolatePath(path, 0).coefficients).toEqual(path.coefficients.at(-1));
  });
});
