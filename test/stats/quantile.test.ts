import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantile } from '../../src/stats/quantile.ts';
import { quantileSorted } from '../../src/stats/quantile-sorted.ts';

describe('quantile', () => {
  test('is R type 7: quantile(c(10, 1, 3, 2)) is 1, 1.75, 2.5, 4.75, 10', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantile([10, 1, 3, 2], p))).toEqual([1, 1.75, 2.5, 4.75, 10]);
  });

  test('leaves the values as they are', () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  test('is NaN for no values and for a NaN among them', () => {
    expect(quantile([], 0.5)).toBeNaN();
    expect(quantile([1, Number.NaN], 0)).toBeNaN();
    expect(quantileSorted([Infinity, Infinity], 0.3)).toBe(Infinity);
  });

  test('grows with p and stays between the smallest and the largest value', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, p, p, (x, a, b) => {
        const [low, high] = [quantile(x, Math.min(a, b)), quantile(x, Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...x) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...x) + 1e-9);
      }),
    );
  });

  test('refuses a p outside 0 to 1', () => {
    for (const p of [-0.1, 1.1, Number.NaN])
      expect(() => quantile([1], p)).toThrow(`the p of a quantile must lie from 0 to 1, got ${p}`);
  });
});
