import { describe, expect, test } from 'vitest';
import { bcaInterval } from '../../src/stats/bca-interval.ts';
import { bootstrap } from '../../src/stats/bootstrap.ts';
import { bootstrapBca } from '../../src/stats/bootstrap-bca.ts';
import { mean } from '../../src/stats/mean.ts';
import { sd } from '../../src/stats/sd.ts';

/** The spatial test of Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 14: task A of 26 children. */
const spatial = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];
const variance = (units: ArrayLike<number>) =>
  sd(
    Array.from(units, (i) => spatial[i]!),
    { ddof: 0 },
  ) ** 2;

describe('the BCa bootstrap', () => {
  test('of the variance of the spatial test is about 115.8 to 259.6 at 90 %, as Efron and Tibshirani print', () => {
    const bca = bootstrapBca(26, variance, { seed: 1, level: 0.9 });
    expect(bca.estimate).toBeCloseTo(171.5, 1);
    // SciPy 1.17.1, 400,000 resamples: 115.47 to 260.95.
    expect(Math.abs(bca.lower - 115.5)).toBeLessThan(3);
    expect(Math.abs(bca.upper - 260.9)).toBeLessThan(6);
    expect(bca.method).toBe('BCa bootstrap, 10000 replicates, seed 1');
    const plain = bootstrap(26, variance, { seed: 1, level: 0.9 });
    // The percentile interval, 100.8 to 233.9 there, lies lower at both ends.
    expect([plain.lower < bca.lower - 10, plain.upper < bca.upper - 15]).toEqual([true, true]);
  });

  test('its acceleration is 0.061 there', () => {
    const units = spatial.map((_, i) => i);
    const jackknife = units.map((out) => variance(units.filter((i) => i !== out)));
    expect(bcaInterval(1, [0, 1, 2], jackknife, 0.9).acceleration).toBeCloseTo(0.06124011981, 9);
  });

  test('is the percentile interval where there is neither bias nor skew', () => {
    expect(bcaInterval(2, [1, 1.5, 2, 2.5, 3], [1.5, 2, 2.5], 0.5)).toEqual({
      lower: 1.5,
      upper: 2.5,
      bias: 0,
      acceleration: 0,
    });
  });

  test('has no ends where all replicates lie on one side, and says how many are undefined', () => {
    expect(bcaInterval(9, [1, 2, 3], [1, 2, 3], 0.9)).toMatchObject({ lower: Number.NaN, upper: Number.NaN });
    const { method } = bootstrapBca(3, (units) => (units.includes(0) ? mean(units) : Number.NaN), { seed: 1 });
    expect(method).toMatch(/, undefined in \d+$/);
  });

  test('needs two units', () => {
    expect(() => bootstrapBca(1, () => 0, { seed: 1 })).toThrow('it needs two, got 1');
  });
});
