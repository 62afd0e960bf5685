import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumsBehindMean } from '../../src/stats/sums-behind-mean.ts';
import { welchInterval } from '../../src/stats/welch-interval.ts';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';

describe('wilsonInterval', () => {
  // R 4.2.2, prop.test(k, n, correct = FALSE)
  const cases: [number, number, number, number][] = [
    [2, 267, 0.00205661206939621, 0.02689559803476448],
    [0, 10, 0, 0.277532799862889],
    [29, 40, 0.571650441937894, 0.838919837523327],
    [17, 17, 0.815681864991148, 1],
  ];
  for (const [k, n, lower, upper] of cases)
    test(`of ${k} of ${n} is that of R's prop.test`, () => {
      const interval = wilsonInterval(k, n);
      expect(interval.estimate).toBe(k / n);
      expect(interval.lower).toBeCloseTo(lower, 9);
      expect(interval.upper).toBeCloseTo(upper, 9);
    });

  test('turns around when wins and losses change places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (k, more) => {
        const [a, b] = [wilsonInterval(k, k + more), wilsonInterval(more, k + more)];
        expect(a.lower).toBeCloseTo(1 - b.upper, 12);
      }),
    );
  });

  test('needs counts and a level', () => {
    expect(() => wilsonInterval(3, 2)).toThrow('a share needs counts with 0 <= k <= n and n >= 1, got 3 of 2');
    expect(() => wilsonInterval(0, 0)).toThrow('got 0 of 0');
    expect(() => wilsonInterval(1, 2, { level: 95 })).toThrow('level must lie between 0 and 1');
  });
});

describe('welchInterval', () => {
  // R 4.2.2, qt with the degrees of freedom rounded down
  const cases: [Parameters<typeof welchInterval>[0], Parameters<typeof welchInterval>[1], number, number, number][] = [
    [{ mean: 5, sd: 1, n: 10 }, { mean: 4, sd: 2, n: 20 }, 27, -0.123833858053728, 2.123833858053728],
    [
      { mean: 4.327, sd: 0.906, n: 684 },
      { mean: 4.215, sd: 0.855, n: 316 },
      646,
      -0.00439323727507833,
      0.22839323727507854,
    ],
    [{ mean: 3.846, sd: 0.522, n: 357 }, { mean: 3.762, sd: 0.62, n: 4 }, 3, -0.906468405546623, 1.074468405546623],
  ];
  for (const [a, b, df, lower, upper] of cases)
    test(`of ${a.mean} and ${b.mean} is that of R, with ${df} degrees of freedom`, () => {
      const interval = welchInterval(a, b);
      expect(interval.method).toBe(`Welch's t, ${df} degrees of freedom`);
      expect(interval.estimate).toBeCloseTo(a.mean - b.mean, 12);
      expect(interval.lower).toBeCloseTo(lower, 9);
      expect(interval.upper).toBeCloseTo(upper, 9);
    });

  test('needs two values in each group, and some spread', () => {
    const group = { mean: 1, sd: 1, n: 5 };
    expect(() => welchInterval(group, { ...group, n: 1 })).toThrow('at least two values in each group, got 5 and 1');
    expect(() => welchInterval({ ...group, sd: 0 }, { ...group, sd: 0 })).toThrow('without spread');
    expect(() => welchInterval(group, group, { level: 0 })).toThrow('level must lie between 0 and 1');
  });
});

describe('sumsBehindMean', () => {
  test('finds 122 points behind 4.21 of 29, and none behind 4.22', () => {
    expect(sumsBehindMean(4.21, 29, { decimals: 2 })).toEqual([122]);
    expect(sumsBehindMean(4.22, 29, { decimals: 2 })).toEqual([]);
  });

  test('counts a half as rounded either way', () => {
    expect(sumsBehindMean(0.1, 20, { decimals: 1 })).toEqual([1, 2, 3]);
  });

  test('always finds the sum that a mean was made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 200 }), (sum, n) => {
        expect(sumsBehindMean(Number((sum / n).toFixed(2)), n, { decimals: 2 })).toContain(sum);
      }),
    );
  });

  test('needs a number of values', () => {
    expect(() => sumsBehindMean(1, 0, { decimals: 1 })).toThrow('n must be a whole number from 1, got 0');
  });
});
