import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { icc } from '../../src/stats/icc.ts';
import { iccBand } from '../../src/stats/icc-band.ts';
import { type IccForm, iccForms } from '../../src/stats/icc-from-anova.ts';
import { pearson } from '../../src/stats/pearson.ts';
import { mean } from '../../src/stats/mean.ts';
import { sd } from '../../src/stats/sd.ts';
import { twoWayAnova } from '../../src/stats/two-way-anova.ts';

type Numbers = Record<'estimate' | 'lower' | 'upper' | 'f' | 'df1' | 'df2', number>;
interface Oracle {
  icc: { level: number; ratings: number[][]; forms: Record<IccForm, Numbers> }[];
}
const oracle: Oracle = JSON.parse(readFileSync(new URL('fixtures/agreement.json', import.meta.url), 'utf8'));

/** Table 2 of Shrout and Fleiss (1979): six targets, four judges. */
const classic = [
  [9, 6, 8, 7, 10, 6],
  [2, 1, 4, 1, 5, 2],
  [5, 3, 6, 2, 6, 4],
  [8, 2, 8, 6, 9, 7],
];
const valueOf = (ratings: readonly (readonly number[])[], form: IccForm) => icc(ratings, { form }).estimate;

describe('intraclass correlation', () => {
  test('gives the six values that Shrout and Fleiss print for their example', () => {
    const rounded = iccForms.map((form) => valueOf(classic, form)!.toFixed(2));
    expect(rounded).toEqual(['0.17', '0.29', '0.71', '0.44', '0.62', '0.91']);
  });

  test('mean squares of that example are 11.24 between targets, 32.49 between judges, 1.02 error, 6.26 within', () => {
    const { subjects, raters, error, within, n, of, k } = twoWayAnova(classic);
    expect([subjects, raters, error, within].map((value) => value.toFixed(2))).toEqual([
      '11.24',
      '32.49',
      '1.02',
      '6.26',
    ]);
    expect([n, of, k]).toEqual([6, 6, 4]);
  });

  test('agrees with R in estimate, interval, F and degrees of freedom', () => {
    for (const { level, ratings, forms } of oracle.icc)
      for (const form of iccForms) {
        const ours = icc(ratings, { form, level });
        for (const key of ['estimate', 'lower', 'upper', 'f', 'df1', 'df2'] as const)
          expect(Math.abs(ours[key]! - forms[form][key]), `${form} ${key}`).toBeLessThan(1e-9);
      }
  });

  test('of a pair that is a constant apart is 1 for consistency and less for agreement', () => {
    const pair = [
      [1, 2, 3, 4],
      [2, 3, 4, 5],
    ];
    const { estimate, lower, upper, f } = icc(pair, { form: 'ICC(3,1)' });
    expect([estimate, lower, upper, f]).toEqual([1, 1, 1, null]);
    // Between subjects 10/3, raters 2, error 0: 10/3 over 10/3 + 2 · 2/4.
    expect(valueOf(pair, 'ICC(2,1)')).toBeCloseTo(10 / 3 / (10 / 3 + 1), 12);
  });

  test('leaves out a subject that a rater did not rate, and says n of N', () => {
    const gap = classic.map((rater) => [...rater]);
    gap[1]![2] = Number.NaN;
    const without = classic.map((rater) => rater.filter((_, i) => i !== 2));
    const { estimate, n, of } = icc(gap, { form: 'ICC(2,1)' });
    expect([n, of]).toEqual([5, 6]);
    expect(estimate).toBeCloseTo(valueOf(without, 'ICC(2,1)')!, 12);
  });

  const undefinedCases: [string, number[][], string][] = [
    ['one subject', [[4], [5]], 'a correlation needs two subjects, 1 of 1 is rated by all'],
    ['no subject', [[], []], 'a correlation needs two subjects, 0 of 0 are rated by all'],
    [
      'constant ratings',
      [
        [4.1, 4.1, 4.1],
        [4.1, 4.1, 4.1],
      ],
      'all ratings are equal',
    ],
    [
      'subjects with equal means',
      [
        [1, 2, 3],
        [3, 2, 1],
      ],
      'the subjects have equal means: no variance between them',
    ],
    [
      'two raters, each constant',
      [
        [1, 1, 1],
        [3, 3, 3],
      ],
      'the subjects have equal means: no variance between them',
    ],
  ];
  test.each(undefinedCases)('of %s is null in all forms, with the reason', (_, ratings, why) => {
    for (const form of iccForms) {
      const result = icc(ratings, { form });
      expect([result.estimate, result.lower, result.upper, result.undefined]).toEqual([null, null, null, why]);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });

  test('refuses one rater, arrays of unlike length, a form or level that is none', () => {
    expect(() => icc([[1, 2]], { form: 'ICC(1,1)' })).toThrow('compares two raters or more, got 1');
    expect(() => icc([[1, 2], [1]], { form: 'ICC(1,1)' })).toThrow('rater 0 has 2, rater 1 has 1');
    expect(() => icc(classic, { form: 'ICC3' as IccForm })).toThrow('form must be one of ICC(1,1), ICC(2,1)');
    expect(() => icc(classic, { form: 'ICC(1,1)', level: 95 })).toThrow('level must lie between 0 and 1');
  });

  const table = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 3, max: 8 })).chain(([k, n]) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: n, maxLength: n }), {
      minLength: k,
      maxLength: k,
    }),
  );

  test('does not change with the order of raters or subjects', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const turned = ratings.map((rater) => rater.toReversed()).toReversed();
        for (const form of iccForms) {
          const [a, b] = [valueOf(ratings, form), valueOf(turned, form)];
          if (a === null) expect(b).toBeNull();
          else expect(b).toBeCloseTo(a, 9);
        }
      }),
    );
  });

  test('form 3 does not change when a rater is shifted, and no form with the scale', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: -20, max: 20 }), (ratings, shift) => {
        const shifted = ratings.map((rater, j) => (j === 0 ? rater.map((value) => value + shift) : rater));
        const scaled = ratings.map((rater) => rater.map((value) => 3 * value));
        for (const form of iccForms) {
          const value = valueOf(ratings, form);
          if (value === null) continue;
          // Averages of raters who nearly cancel are in the thousands: as many digits, not as many decimals.
          const tolerance = 1e-9 * Math.max(1, Math.abs(value));
          if (form.startsWith('ICC(3')) expect(Math.abs(valueOf(shifted, form)! - value)).toBeLessThan(tolerance);
          expect(Math.abs(valueOf(scaled, form)! - value)).toBeLessThan(tolerance);
        }
      }),
    );
  });

  test('ICC(3,k) of two raters brought to equal spread is 2r / (1 + r)', () => {
    fc.assert(
      fc.property(table, ([x, y]) => {
        fc.pre(sd(x!) > 0 && sd(y!) > 0);
        const r = pearson(x!, y!);
        fc.pre(r > -0.999);
        const z = (values: number[]) => values.map((value) => (value - mean(values)) / sd(values));
        expect(valueOf([z(x!), z(y!)], 'ICC(3,k)')).toBeCloseTo((2 * r) / (1 + r), 8);
      }),
    );
  });

  test('lies inside its interval, which grows with the level', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        for (const form of iccForms) {
          const wide = icc(ratings, { form });
          if (wide.estimate === null || wide.lower === null) continue;
          const narrow = icc(ratings, { form, level: 0.5 });
          if (narrow.lower === null) continue;
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower + 1e-9);
          // Satterthwaite's approximation of form 2 can miss a negative estimate: of [3, 1, 1], [36, 1, 28], [2, 30, 4].
          if (form.startsWith('ICC(2') && wide.estimate < 0) continue;
          expect(wide.lower).toBeLessThanOrEqual(wide.estimate + 1e-9);
          expect(wide.upper).toBeGreaterThanOrEqual(wide.estimate - 1e-9);
        }
      }),
    );
  });
});

describe('words for its size', () => {
  test('change at 0.5, 0.75 and 0.9 (Koo and Li), at 0.4, 0.6 and 0.75 (Cicchetti)', () => {
    expect([0.49, 0.5, 0.75, 0.9].map((value) => iccBand(value, 'koo-li'))).toEqual([
      'poor',
      'moderate',
      'good',
      'excellent',
    ]);
    expect([0.39, 0.4, 0.6, 0.75].map((value) => iccBand(value, 'cicchetti'))).toEqual([
      'poor',
      'fair',
      'good',
      'excellent',
    ]);
    expect(iccBand(Number.NaN, 'koo-li')).toBe('undefined');
  });
});
