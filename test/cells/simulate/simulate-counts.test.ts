import { describe, expect, test } from 'vitest';
import type { Factor } from '../../../src/cells/cell-table.ts';
import { rateScale } from '../../../src/cells/simulate/rate-scale.ts';
import { simulateCounts } from '../../../src/cells/simulate/simulate-counts.ts';
import { auroc } from '../../../src/stats/auroc.ts';

describe('simulated counts', () => {
  const options = { seed: 1, genes: 300, informative: 20, cells: 100, density: 0.1 };
  const counts = simulateCounts(options);

  test('have the density asked for, in columns with ascending rows and positive values', () => {
    expect([counts.n, counts.p, counts.names[299]]).toEqual([1600, 300, 'gene300']);
    const entries = counts.columns.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(Math.abs(entries / 1600 / 300 - 0.1)).toBeLessThan(0.015);
    for (const { rows, values } of counts.columns) {
      expect(rows.every((row, k) => k === 0 || row > rows[k - 1]!)).toBe(true);
      expect(values.every((value) => value > 0)).toBe(true);
    }
  });

  test('each cell sums to 10⁴ once the logarithm is undone', () => {
    const totals = new Float64Array(counts.n);
    for (const { rows, values } of counts.columns) rows.forEach((row, k) => (totals[row]! += Math.expm1(values[k]!)));
    expect(totals.every((total) => total === 0 || Math.abs(total - 1e4) < 0.1)).toBe(true);
  });

  test('only the planted genes tell diseased cells from healthy ones of the same patients, half of them downwards', () => {
    expect(counts.effects.filter((effect) => effect > 0).length).toBe(10);
    expect(counts.effects.filter((effect) => effect < 0).length).toBe(10);
    const { label, sick } = counts.annotations;
    const inSick = Array.from(sick.keys()).filter((i) => sick[i] === 1);
    const signal = counts.columns.map(({ rows, values }) => {
      const dense = new Float64Array(counts.n);
      rows.forEach((row, k) => (dense[row] = values[k]!));
      return auroc(
        inSick.map((i) => dense[i]!),
        inSick.map((i) => label[i]!),
      );
    });
    const of = (test: (effect: number) => boolean): number[] => signal.filter((_, j) => test(counts.effects[j]!));
    expect(Math.min(...of((effect) => effect > 0))).toBeGreaterThan(0.55);
    expect(Math.max(...of((effect) => effect < 0))).toBeLessThan(0.5);
    const null_ = of((effect) => effect === 0);
    expect(null_.filter((a) => Math.abs(a - 0.5) > 0.06).length).toBeLessThan(0.03 * null_.length);
  });

  test('share patients, labels and all numbers with the same seed', () => {
    expect(simulateCounts(options)).toEqual(counts);
    expect(simulateCounts({ ...options, seed: 2 }).columns[0]).not.toEqual(counts.columns[0]);
    const { patient, sick, label } = counts.annotations;
    expect((patient as Factor).levels.length).toBe(16);
    expect(label.every((y, i) => y <= sick[i]!)).toBe(true);
  });

  test('the scale of rates solves its equation, and bad numbers are refused', () => {
    expect(rateScale([1], 1 - 16 / 81)).toBeCloseTo(2, 9);
    expect(() => simulateCounts({ seed: 1, genes: 20, informative: 11 })).toThrow('informative must lie from 0 to 10');
    expect(() => simulateCounts({ seed: 1, density: 0 })).toThrow('density must lie between 0 and 1, got 0');
  });
});
