import { describe, expect, test } from 'vitest';
import { lasso } from '../../../src/learners/lasso/lasso.ts';
import { lassoPath } from '../../../src/learners/lasso/lasso-path.ts';
import { logistic } from '../../../src/learners/logistic.ts';
import type { Cells } from '../../../src/learners/learner.ts';
import { learnerContract } from '../contract.ts';
import { fixtureCells } from '../fixture-cells.ts';

learnerContract(lasso({ lambda: 0.01 }), { tolerance: 1e-6 });
learnerContract(lasso({ lambda: 0.01, alpha: 0.5, standardize: false }), { tolerance: 1e-6 });
learnerContract(logistic(), { tolerance: 1e-6 });
learnerContract(lasso({ lambda: 0.01, precision: 'f32' }), { tolerance: 1e-3 });

const { cells, y, ysoft } = fixtureCells();
const table = (...columns: number[][]): Cells => ({
  n: columns[0]!.length,
  p: columns.length,
  names: columns.map((_, j) => `x${j}`),
  columns: columns.map((column) => Float64Array.from(column)),
});

describe('lasso', () => {
  test('carries its certificate: the optimality conditions hold, to a tolerance of choice', () => {
    const model = lasso({ lambda: 0.01, tolerance: 1e-12 }).fit(cells, ysoft);
    expect(model.kkt).toBeLessThan(1e-12);
    expect(model.warnings).toEqual([]);
  });

  test('is the same model in other units of the features', () => {
    const scaled = { ...cells, columns: cells.columns.map((x, j) => Float64Array.from(x, (v) => v * 10 ** j + j)) };
    const model = lasso({ lambda: 0.01 }).fit(cells, ysoft);
    const other = lasso({ lambda: 0.01 }).fit(scaled, ysoft);
    other.coefficients.forEach((b, j) => expect(b * 10 ** j).toBeCloseTo(model.coefficients[j]!, 7));
  });

  test('keeps its digits when means are far above the spread', () => {
    const shifted = { ...cells, columns: cells.columns.map((x) => Float64Array.from(x, (v) => v + 1e6)) };
    const model = lasso({ lambda: 0.01 }).fit(cells, ysoft);
    lasso({ lambda: 0.01 })
      .fit(shifted, ysoft)
      .coefficients.forEach((b, j) => expect(b).toBeCloseTo(model.coefficients[j]!, 5));
  });

  test('a warm start ends in the same model, in fewer sweeps', () => {
    const cold = lasso({ lambda: 0.01 }).fit(cells, ysoft);
    const warm = lasso({ lambda: 0.01 }).fit(cells, ysoft, { warm: cold });
    expect(warm.passes).toBe(1);
    expect(warm.coefficients).toEqual(cold.coefficients);
  });

  test('names constant columns, and gives them coefficient 0', () => {
    const spoilt = { ...cells, columns: cells.columns.with(3, new Float64Array(cells.n).fill(0.1)) };
    const model = lasso({ lambda: 0.01 }).fit(spoilt, ysoft);
    expect(model.coefficients[3]).toBe(0);
    expect(model.warnings[0]).toMatchObject({ code: 'constant-column', message: expect.stringContaining('x04') });
  });

  test('warns of separable data and stays finite, also without a penalty', () => {
    const line = table([-2, -1, 1, 2], [1, -1, 1, -1]);
    const model = logistic().fit(line, [0, 0, 1, 1]);
    expect(model.coefficients.every(Number.isFinite)).toBe(true);
    expect(model.warnings.map(({ code }) => code)).toContain('separable');
  });

  test('copies of a feature do no harm', () => {
    const twins = { ...cells, p: 13, names: [...cells.names, 'copy'], columns: [...cells.columns, cells.columns[1]!] };
    const model = lasso({ lambda: 0.01 }).fit(twins, ysoft);
    const one = lasso({ lambda: 0.01 }).fit(cells, ysoft);
    expect(model.coefficients[1]! + model.coefficients[12]!).toBeCloseTo(one.coefficients[1]!, 6);
  });

  test('refuses a lambda, an alpha and penalty factors that make no sense', () => {
    expect(() => lasso({ lambda: -1 })).toThrow('lambda must be a finite number of at least 0, got -1');
    expect(() => lasso({ lambda: 1, alpha: 2 }).fit(cells, y)).toThrow('alpha must lie from 0 (ridge) to 1 (lasso)');
    expect(() => lasso({ lambda: 1, penaltyFactors: [1] }).fit(cells, y)).toThrow('1 penalty factors for 12 features');
    expect(() => lassoPath(cells, y, { lambdas: [Number.NaN] })).toThrow('lambda must be finite');
  });

  test('ends when it is aborted between sweeps', () => {
    expect(() => lassoPath(cells, y, { signal: AbortSignal.abort(new Error('enough')) })).toThrow('enough');
  });
});
