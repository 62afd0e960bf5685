import { describe, expect, test } from 'vitest';
import { bootstrap } from '../../src/stats/bootstrap.ts';
import { eachResample } from '../../src/stats/each-resample.ts';
import { mean } from '../../src/stats/mean.ts';
import { percentileInterval } from '../../src/stats/percentile-interval.ts';
import { rng } from '../../src/stats/rng.ts';

const x = [1, 2, 3, 4, 5];
const meanOf = (values: number[]) => (units: Int32Array) => mean(Array.from(units, (i) => values[i]!));

describe('bootstrap', () => {
  test('of the mean of 1 to 5 runs from 1.8 to 4.2', () => {
    expect(bootstrap(5, meanOf(x), { seed: 1 })).toEqual({
      estimate: 3,
      lower: 1.8,
      upper: 4.2,
      level: 0.95,
      n: 5,
      method: 'percentile bootstrap, 10000 replicates, seed 1',
    });
  });

  test('has the width that theory gives: 2 × 1.96 SD / √n for the mean of 400 normal values', () => {
    const random = rng(9);
    const values = Array.from({ length: 400 }, () => random.normal());
    const { lower, upper } = bootstrap(400, meanOf(values), { seed: 1, replicates: 4000 });
    expect(upper - lower).toBeGreaterThan(0.9 * 0.196);
    expect(upper - lower).toBeLessThan(1.1 * 0.196);
  });

  test('is the same for the same seed, and another for another', () => {
    const random = rng(4);
    const values = Array.from({ length: 30 }, () => random.normal());
    const run = (seed: number) => bootstrap(30, meanOf(values), { seed, replicates: 500 });
    expect(run(1)).toEqual(run(1));
    expect(run(1).lower).not.toBe(run(2).lower);
  });

  test('a lower level gives a narrower interval', () => {
    const width = (level: number) => {
      const { lower, upper } = bootstrap(5, meanOf(x), { seed: 1, level });
      return upper - lower;
    };
    expect(width(0.5)).toBeLessThan(width(0.95));
  });

  test('leaves out replicates in which the statistic is undefined, and says how many', () => {
    const ratio = (units: Int32Array) => (units.includes(0) ? 1 : Number.NaN);
    const { lower, upper, method } = bootstrap(3, ratio, { seed: 1, replicates: 1000 });
    expect([lower, upper]).toEqual([1, 1]);
    const left = Number(/undefined in (\d+)$/.exec(method)?.[1]);
    expect(Math.abs(left - 1000 * (2 / 3) ** 3)).toBeLessThan(60);
  });

  test('of one unit has no width: there is nothing to resample', () => {
    const { lower, upper } = bootstrap(1, meanOf(x), { seed: 1 });
    expect([lower, upper]).toEqual([1, 1]);
  });

  test('refuses what it cannot use, in one sentence', () => {
    const run = (n: number, options: object) => () => bootstrap(n, () => 0, options as { seed: number });
    expect(run(0, { seed: 1 })).toThrow('a bootstrap needs at least one unit to resample, got 0');
    expect(run(5, {})).toThrow('seed must be a whole number, got undefined');
    expect(run(5, { seed: 1, replicates: 10 })).toThrow('replicates must be a whole number of at least 100, got 10');
    expect(run(5, { seed: 1, level: 95 })).toThrow('level must lie between 0 and 1, for example 0.95, got 95');
  });
});

describe('eachResample', () => {
  test('shows n indices from 0 to n - 1, as often as asked', () => {
    let [calls, outside] = [0, 0];
    const counts = new Array(4).fill(0);
    eachResample(4, { seed: 1, replicates: 5000 }, (indices, replicate) => {
      expect(replicate).toBe(calls++);
      for (const i of indices) {
        if (counts[i] === undefined) outside++;
        else counts[i]++;
      }
    });
    expect([calls, outside]).toEqual([5000, 0]);
    for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(280);
  });
});

describe('percentileInterval', () => {
  test('holds the middle half of 0 1 2 3 4 from 1 to 3, and counts what is undefined', () => {
    expect(percentileInterval([4, 0, Number.NaN, 2, 1, 3], 0.5)).toEqual({ lower: 1, upper: 3, undefined: 1 });
    expect(percentileInterval([], 0.9)).toEqual({ lower: Number.NaN, upper: Number.NaN, undefined: 0 });
  });
});
