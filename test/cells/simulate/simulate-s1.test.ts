import { describe, expect, test } from 'vitest';
import type { Factor } from '../../../src/cells/cell-table.ts';
import { oversampledLabels } from '../../../src/cells/simulate/oversampled-labels.ts';
import { simulateS1 } from '../../../src/cells/simulate/simulate-s1.ts';
import { logistic } from '../../../src/learners/logistic.ts';
import { mean } from '../../../src/stats/mean.ts';

describe('the first design', () => {
  test('withBeta keeps exactly ceil((1 - rho) zeta n) diseased cells, all of sick patients', () => {
    for (const [rho, zeta, positives] of [
      [0.3, 0.5, 350],
      [0.9, 0.5, 50],
      [0.5, 0.333, 167],
    ] as const) {
      const { annotations } = simulateS1({ variant: 'withBeta', rho, zeta, seed: 1 });
      expect(mean(annotations.label) * 1000).toBeCloseTo(positives, 3);
      expect(annotations.label.every((y, i) => y <= annotations.sick[i]!)).toBe(true);
    }
  });

  test('healthy cells come from sick patients with probability kappa: then P(z = 1) = zeta', () => {
    const { annotations } = simulateS1({ variant: 'withBeta', rho: 0.7, zeta: 0.3, n: 40_000, seed: 1 });
    expect(Math.abs(mean(annotations.sick) - 0.3)).toBeLessThan(0.01);
    const healthy = Array.from(annotations.sick).filter((_, i) => annotations.label[i] === 0);
    expect(Math.abs(mean(healthy) - 0.21 / 0.91)).toBeLessThan(0.01);
  });

  test('withBeta: labels follow 1, 2, 3 and the intercept that the shares ask for', () => {
    const table = simulateS1({ variant: 'withBeta', rho: 0.6, p: 4, n: 40_000, seed: 2 });
    const model = logistic().fit(table, table.annotations.label);
    const expected = [1, 2, 3, 0];
    model.coefficients.forEach((b, j) => expect(Math.abs(b - expected[j]!)).toBeLessThan(0.12));
    expect(Math.abs(model.intercept - Math.log(0.2 / 0.8))).toBeLessThan(0.12); // logit((1 - rho) zeta)
  });

  test('nonlinear: labels follow 2 x₁x₂ + x₃² - 1 + x₄, which is 0 on average in x₁ alone', () => {
    const table = simulateS1({ variant: 'nonlinear', rho: 0.5, p: 5, n: 40_000, seed: 2 });
    const [x1, x2, x3, x4, x5] = table.columns.map((column) => Float64Array.from(column));
    const product = x1!.map((x, i) => x * x2![i]!);
    const square = x3!.map((x) => x * x);
    const cells = {
      n: table.n,
      p: 5,
      names: ['x12', 'x33', 'x4', 'x1', 'x5'],
      columns: [product, square, x4!, x1!, x5!],
    };
    const { coefficients } = logistic().fit(cells, table.annotations.label);
    [2, 1, 1, 0, 0].forEach((b, j) => expect(Math.abs(coefficients[j]! - b)).toBeLessThan(0.12));
  });

  test('shift: the first half of the features of diseased cells lies higher by the shift', () => {
    const { columns, annotations, p } = simulateS1({ variant: 'shift', rho: 0.5, shift: 4, n: 20_000, seed: 3 });
    expect(p).toBe(10);
    const gap = columns.map((column) => {
      const of = (y: number): number => mean(column.filter((_, i) => annotations.label[i] === y));
      return of(1) - of(0);
    });
    gap.forEach((value, j) => expect(Math.abs(value - (j < 5 ? 4 : 0))).toBeLessThan(0.08));
    expect(Math.abs(mean(annotations.sick) - 0.5)).toBeLessThan(0.02);
  });

  test('cells are dealt out to pseudo-patients of their own label', () => {
    const { annotations } = simulateS1({ variant: 'withBeta', rho: 0.5, n: 4000, patients: 20, seed: 1 });
    const { levels, codes } = annotations.patient as Factor;
    expect(levels.length).toBe(40);
    expect([levels[0], levels[39]]).toEqual(['P1', 'H20']);
    expect(codes.every((code, i) => levels[code]!.startsWith(annotations.sick[i] ? 'P' : 'H'))).toBe(true);
    expect(new Set(codes).size).toBe(40);
  });

  test('repeats for a seed, and refuses numbers that make no sample', () => {
    const first = simulateS1({ variant: 'shift', rho: 0.5, seed: 9 });
    expect(simulateS1({ variant: 'shift', rho: 0.5, seed: 9 })).toEqual(first);
    expect(simulateS1({ variant: 'shift', rho: 0.5, seed: 10 }).columns[0]).not.toEqual(first.columns[0]);
    expect(() => simulateS1({ variant: 'shift', rho: 1, seed: 1 })).toThrow('rho must lie between 0 and 1, got 1');
    expect(() => simulateS1({ variant: 'withBeta', rho: 0.5, p: 3, seed: 1 })).toThrow(
      'p must be a whole number of at least 4, got 3',
    );
  });

  test('oversampling drops what is too much and keeps the order', () => {
    const labels = [1, 1, 0, 1, 0, 0, 1];
    let k = 0;
    const kept = oversampledLabels(() => ({ id: k, label: labels[k++]! }), { n: 4, positives: 1 });
    expect(kept.map(({ id }) => id)).toEqual([0, 2, 4, 5]);
  });
});
