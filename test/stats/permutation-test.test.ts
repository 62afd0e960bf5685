import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mcnemarTest } from '../../src/stats/mcnemar-test.ts';
import { permutationTest } from '../../src/stats/permutation-test.ts';
import { rng } from '../../src/stats/rng.ts';

type Sides = Record<'two-sided' | 'greater' | 'less', number>;
const oracle = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/power.json'), 'utf8')) as {
  paired: { pairs: number[]; p: Sides }[];
  twoSample: { first: number[]; second: number[]; p: Sides }[];
  mcnemar: [number, number, number][];
};
const sides = ['two-sided', 'greater', 'less'] as const;

describe('permutationTest', () => {
  test('of differences 1, 2, 3, 4 two of 16 sign patterns are as extreme', () => {
    expect(permutationTest({ pairs: [1, 2, 3, 4] })).toEqual({
      estimate: 2.5,
      p: 2 / 16,
      monteCarloError: 0,
      n: 4,
      arrangements: 16,
      exact: true,
      method: 'all 16 sign flips of pairs',
    });
    expect(permutationTest({ pairs: [1, 2, 3, 4] }, { alternative: 'greater' }).p).toBe(1 / 16);
    expect(permutationTest({ pairs: [1, 2, 3, 4] }, { alternative: 'less' }).p).toBe(1);
  });

  test('of 4, 5 against 1, 2 two of six splits are as extreme', () => {
    const result = permutationTest({ first: [4, 5], second: [1, 2] });
    expect(result).toMatchObject({ estimate: 3, p: 2 / 6, n: 4, arrangements: 6, exact: true });
    expect(result.method).toBe('all 6 splits into two samples');
  });

  test.each(oracle.paired)('sign flips agree with scipy: $pairs', ({ pairs, p }) => {
    for (const alternative of sides)
      expect(permutationTest({ pairs }, { alternative }).p, alternative).toBeCloseTo(p[alternative], 12);
  });

  test.each(oracle.twoSample)('splits agree with scipy: $first against $second', ({ first, second, p }) => {
    for (const alternative of sides)
      expect(permutationTest({ first, second }, { alternative }).p, alternative).toBeCloseTo(p[alternative], 12);
  });

  test('random arrangements come within four Monte Carlo errors of all of them, and the same seed gives the same', () => {
    for (const data of [...oracle.paired, ...oracle.twoSample].map(({ p: _, ...rest }) => rest)) {
      const exact = permutationTest(data).p;
      const drawn = permutationTest(data, { exactUpTo: 0, replicates: 4000, seed: 7 });
      expect(drawn.exact).toBe(false);
      expect(Math.abs(drawn.p - exact)).toBeLessThan(4 * drawn.monteCarloError + 1 / 4001);
      expect(permutationTest(data, { exactUpTo: 0, replicates: 4000, seed: 7 })).toEqual(drawn);
    }
  });

  test('a drawn p is never 0: the least of 999 replicates is 0.001, with its error', () => {
    const result = permutationTest({ pairs: new Float64Array(200).fill(1) }, { replicates: 999, seed: 3 });
    expect(result).toMatchObject({ p: 0.001, exact: false, arrangements: 999, n: 200 });
    expect(result.monteCarloError).toBeCloseTo(Math.sqrt((0.001 * 0.999) / 999), 15);
    expect(result.method).toBe('999 random sign flips of pairs, seed 3');
  });

  test('samples that are the same give p = 1, and swapping them changes the sign only', () => {
    expect(permutationTest({ pairs: [0, 0, 0] }).p).toBe(1);
    expect(permutationTest({ first: [2, 2], second: [2, 2, 2] }).p).toBe(1);
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [there, back] = [permutationTest({ first, second }), permutationTest({ first: second, second: first })];
        expect(back.p).toBeCloseTo(there.p, 12);
        expect(back.estimate).toBeCloseTo(-there.estimate, 12);
        expect(there.p).toBeGreaterThan(0);
        expect(there.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('sums that are equal but for rounding count as equal: thirds and ninths', () => {
    const ninths = fc.array(fc.integer({ min: -36, max: 36 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ninths, (whole) => {
        expect(permutationTest({ pairs: whole.map((value) => value / 9) }).p).toBe(permutationTest({ pairs: whole }).p);
      }),
    );
  });

  test('under the null p falls at or below 0.05 in at most 5 % of 400 experiments, but for chance', () => {
    const random = rng(11, 'null');
    let rejected = 0;
    for (let k = 0; k < 400; k++) {
      const pairs = Array.from({ length: 10 }, () => random.normal());
      if (permutationTest({ pairs }).p <= 0.05) rejected++;
    }
    expect(rejected).toBeLessThanOrEqual(20 + 3 * Math.sqrt(19));
    expect(rejected).toBeGreaterThan(20 - 4 * Math.sqrt(19));
  });

  test('refuses empty samples, values that are not finite, and options that cannot be used', () => {
    expect(() => permutationTest({ pairs: [] })).toThrow('a permutation test needs at least one value in each sample');
    expect(() => permutationTest({ first: [1], second: [2, Number.NaN] })).toThrow(
      'a permutation test needs finite values, got NaN at position 1: leave it out',
    );
    expect(() => permutationTest({ pairs: [1] }, { replicates: 10 })).toThrow(
      'replicates must be a whole number of at least 100, got 10',
    );
    expect(() => permutationTest({ pairs: [1] }, { alternative: 'both' as 'less' })).toThrow(
      "alternative must be 'two-sided', 'greater' or 'less', got both",
    );
  });
});

describe('mcnemarTest', () => {
  test.each(oracle.mcnemar)('%i against %i gives the p of R binom.test', (b, c, p) => {
    expect(mcnemarTest(b, c).p).toBeCloseTo(p, 12);
    expect(mcnemarTest(c, b).p).toBe(mcnemarTest(b, c).p);
  });

  test('is the exact sign-flip test of differences of ±1; pairs that agree do not count', () => {
    for (let b = 0; b <= 6; b++)
      for (let c = 0; c <= 6; c++) {
        const pairs = [...Array<number>(b).fill(1), ...Array<number>(c).fill(-1), 0, 0];
        expect(permutationTest({ pairs }).p).toBeCloseTo(mcnemarTest(b, c).p, 12);
      }
  });

  test('no discordant pair gives p = 1; thousands do not underflow; a share is refused', () => {
    expect(mcnemarTest(0, 0)).toEqual({ p: 1, n: 0, method: "McNemar's exact test, 0 discordant pairs" });
    expect(mcnemarTest(3000, 3000).p).toBe(1);
    expect(mcnemarTest(2900, 3100).p).toBeCloseTo(0.0102, 3);
    expect(() => mcnemarTest(0.5, 1)).toThrow('onlyFirst must be a whole number from 0 on, got 0.5');
  });
});
