import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanInterval } from '../../src/stats/mean-interval.ts';
import { normalQuantile } from '../../src/stats/normal-quantile.ts';
import { studentQuantile } from '../../src/stats/student-quantile.ts';

describe('studentQuantile', () => {
  test.each([
    [0.975, 1, 12.706204736175],
    [0.975, 2, 4.302652729749],
    [0.975, 3, 3.182446305284],
    [0.975, 7, 2.364624251593],
    [0.975, 100, 1.983971518524],
    [0.95, 4, 2.131846786327],
    [0.6, 9, 0.260955336474],
  ])('at %d with %d degrees of freedom is that of R', (p, df, expected) => {
    expect(Math.abs(studentQuantile(p, df) - expected)).toBeLessThan(1e-11);
  });

  test('is odd around one half, infinite at the ends, and normal for many degrees of freedom', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 40 }), (percent, df) => {
        const p = percent / 100;
        expect(studentQuantile(1 - p, df)).toBeCloseTo(-studentQuantile(p, df), 9);
      }),
    );
    expect([0, 0.5, 1].map((p) => studentQuantile(p, 3))).toEqual([-Infinity, 0, Infinity]);
    expect(studentQuantile(0.975, 100_000)).toBeCloseTo(normalQuantile(0.975), 4);
  });

  test('refuses a p outside 0 … 1 and half a degree of freedom', () => {
    expect(() => studentQuantile(1.1, 3)).toThrow('from 0 to 1, got 1.1');
    expect(() => studentQuantile(0.5, 1.5)).toThrow('a whole number from 1, got 1.5');
  });
});

describe('meanInterval', () => {
  test('of 1, 2 and 3 is 2 ± 4.3027/√3', () => {
    const { estimate, lower, upper, n } = meanInterval([1, 2, 3]);
    expect([estimate, n]).toEqual([2, 3]);
    expect(upper - 2).toBeCloseTo(4.302652729749 / Math.sqrt(3), 10);
    expect(2 - lower).toBeCloseTo(upper - 2, 12);
  });

  test('has no ends for a single value, and refuses none', () => {
    expect(meanInterval([5])).toMatchObject({ estimate: 5, lower: Number.NaN, upper: Number.NaN, n: 1 });
    expect(() => meanInterval([])).toThrow('at least one value');
    expect(() => meanInterval([1, 2], { level: 1 })).toThrow('level must lie between 0 and 1');
  });
});
