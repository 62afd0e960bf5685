import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spearman } from '../../src/stats/spearman.ts';

test('Spearman by hand: 1 - 6 Σd² / (n³ - n) without ties, Pearson of shared ranks with them', () => {
  expect(spearman([1, 2, 3], [10, 30, 20])).toBeCloseTo(1 - (6 * 2) / 24, 15);
  expect(spearman([3, 1, 4, 2, 5], [2, 7, 1, 8, 0])).toBeCloseTo(1 - (6 * 38) / 120, 15);
  // Ranks 1.5, 1.5, 3 and 1, 2, 3: 1.5 / √(1.5 · 2).
  expect(spearman([0, 0, 1], [5, 6, 7])).toBeCloseTo(Math.sqrt(3) / 2, 15);
});

test('only the order counts, and a constant side has no correlation', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 }), (x) => {
      expect(spearman(x, x.map(Math.exp))).toBeCloseTo(1, 12);
      expect(
        spearman(
          x,
          x.map((v) => -v),
        ),
      ).toBeCloseTo(-1, 12);
    }),
  );
  expect(spearman([1, 2], [3, 3])).toBeNaN();
  expect(() => spearman([1], [1, 2])).toThrow('got 1 and 2 values');
});
