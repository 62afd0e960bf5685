import { describe, expect, test } from 'vitest';
import { agreement } from '../../../src/jury/agreement/agreement.ts';
import { leaveOneJudgeOut } from '../../../src/jury/agreement/leave-one-judge-out.ts';
import { pairwiseAgreement } from '../../../src/jury/agreement/pairwise-agreement.ts';
import { severity } from '../../../src/jury/agreement/severity.ts';
import type { Rating } from '../../../src/jury/rating.ts';
import { cohenKappa } from '../../../src/stats/cohen-kappa.ts';
import { rng } from '../../../src/stats/rng.ts';

/** One criterion: scores of a rater for items 0, 1, 2 …; null where there is none. */
const of = (rater: string, scores: readonly (number | null)[], criterion?: string): Rating[] =>
  scores.flatMap((score, i) =>
    score === null ? [] : [{ item: `${i}`, rater, score, ...(criterion && { criterion }) }],
  );

const six = [...of('x', [9, 6, 8, 7, 10, 6]), ...of('y', [2, 1, 4, 1, 5, 2]), ...of('z', [5, 3, 6, 2, 6, null])];

describe('agreement', () => {
  test('of two raters: every statistic from the same pairs, n of N', () => {
    const result = agreement(six, { x: ['x'], y: ['y'] }, { seed: 1 });
    expect(result).toMatchObject({ a: 'x', b: 'y', n: 6, of: 6 });
    expect(result.pearson.estimate).toBeCloseTo(10 / Math.sqrt((40 / 3) * 13.5), 12);
    expect(result.spearman.estimate).toBeCloseTo(12 / Math.sqrt(17 * 16.5), 12);
    expect(result.difference.estimate).toBeCloseTo(31 / 6, 12);
    expect(result.icc.map(({ form }) => form)).toContain('ICC(2,k)');
    const counts = Array.from({ length: 11 }, () => Array.from({ length: 11 }, () => 0));
    [9, 6, 8, 7, 10, 6].forEach((a, i) => counts[a]![[2, 1, 4, 1, 5, 2][i]!]!++);
    expect(result.quadraticKappa.estimate).toBeCloseTo(cohenKappa(counts, { weights: 'quadratic' }), 12);
    for (const { lower, estimate, upper } of [
      result.pearson,
      result.spearman,
      result.quadraticKappa,
      result.difference,
    ]) {
      expect(lower).toBeLessThan(estimate);
      expect(upper).toBeGreaterThan(estimate);
    }
  });

  test('takes a group as the mean of its raters, over items that both groups rated', () => {
    const result = agreement(six, { jury: ['x', 'y'], people: ['z'] }, { seed: 1 });
    expect([result.n, result.of]).toEqual([5, 6]);
    // Means of x and y: 5.5, 3.5, 6, 4, 7.5; minus z: 0.5, 0.5, 0, 2, 1.5.
    expect(result.difference.estimate).toBeCloseTo(0.9, 12);
  });

  test('counts a rater only where all criteria are rated, or takes one criterion', () => {
    const ratings = [
      ...of('x', [1, 2, 3, 4], 'accuracy'),
      ...of('x', [3, 2, 5, null], 'clarity'),
      ...of('y', [1, 3, 3, 5], 'accuracy'),
      ...of('y', [1, 1, 5, 5], 'clarity'),
    ];
    const both = agreement(ratings, { x: ['x'], y: ['y'] }, { seed: 1 });
    expect([both.n, both.of, both.difference.estimate]).toEqual([3, 4, 1 / 3]); // 2, 2, 4 and 1, 2, 4
    const one = agreement(ratings, { x: ['x'], y: ['y'] }, { seed: 1, criterion: 'accuracy' });
    expect([one.n, one.difference.estimate]).toEqual([4, -0.5]);
    expect(() => agreement(ratings, { x: ['x'], y: ['y'] }, { seed: 1, criterion: 'style' })).toThrow(
      "no rating of 'style'",
    );
  });

  test('refuses one group, and too few items in common', () => {
    expect(() => agreement(six, { x: ['x'] }, { seed: 1 })).toThrow('compares two groups of raters, got 1');
    expect(() =>
      agreement([...of('x', [1, null]), ...of('y', [null, 1])], { x: ['x'], y: ['y'] }, { seed: 1 }),
    ).toThrow('x and y rated 0 of 2 items in common; agreement needs two');
  });

  test('of every pair, and which pairs have too little in common', () => {
    const { pairs, tooFew } = pairwiseAgreement([...six, ...of('w', [null, 4])], ['x', 'y', 'z', 'w'], { seed: 1 });
    expect(pairs.map(({ a, b, n }) => `${a}-${b} ${n}`)).toEqual(['x-y 6', 'x-z 5', 'y-z 5']);
    expect(tooFew).toEqual(['x', 'y', 'z'].map((a) => ({ a, b: 'w', n: 1 })));
  });
});

describe('severity', () => {
  test('compares raters within items, strictest first', () => {
    const ratings = [
      ...of('mild', [5, 4, 5, null]),
      ...of('fair', [4, 3, 4, 1]),
      ...of('strict', [3, 2, 4, null]),
      ...of('lone', []),
    ];
    const { raters, pairs } = severity(ratings, ['mild', 'fair', 'strict', 'lone']);
    // strict: 3 - 4.5, 2 - 3.5, 4 - 4.5; fair: 0, 0, -0.5 (the last item is its own); mild: 1.5, 1.5, 1.
    expect(raters.map(({ rater }) => rater)).toEqual(['strict', 'fair', 'mild', 'lone']);
    expect(raters[0]!.estimate).toBeCloseTo(-3.5 / 3, 12);
    expect(raters[1]).toMatchObject({ n: 3, of: 4 });
    expect(raters[1]!.estimate).toBeCloseTo(-0.5 / 3, 12);
    expect(raters[3]).toEqual({ rater: 'lone', of: 0, estimate: null, n: 0 });
    expect(pairs.map(({ a, b }) => `${a}-${b}`)).toEqual(['mild-fair', 'mild-strict', 'fair-strict']);
    expect(pairs[0]).toMatchObject({ estimate: 1, lower: 1, upper: 1, n: 3 });
  });

  test('is not fooled by who got the worse answers', () => {
    const ratings = [...of('a', [5, 5, 5, 5, null, null]), ...of('b', [null, null, 5, 5, 1, 1])];
    expect(severity(ratings, ['a', 'b']).raters.map(({ estimate }) => estimate)).toEqual([0, 0]);
    expect(() => severity(ratings, ['a'])).toThrow('two raters or more');
  });
});

describe('leaving one judge out', () => {
  /** Simulated: quality of 300 answers, judges and a person who see it with noise. */
  const random = rng(4, 'left-out');
  const quality = Array.from({ length: 300 }, () => random.normal());
  const seen = (noise: number) => quality.map((value) => value + noise * random.normal());
  const ratings = [
    ...of('person', seen(0.5)),
    ...of('good', seen(0.6)),
    ...of('fair', seen(1)),
    ...of(
      'noise',
      Array.from({ length: 300 }, (_, i) => (i < 20 ? null : 3 * random.normal())),
    ),
  ];

  test('shows which judge helps and which one harms the agreement with people', () => {
    const left = leaveOneJudgeOut(
      ratings,
      { judges: ['good', 'fair', 'noise'], people: ['person'] },
      { seed: 1, replicates: 500 },
    );
    const [good, , noise] = left.map(({ gain }) => gain!);
    expect(good!.lower).toBeGreaterThan(0);
    expect(noise!.upper).toBeLessThan(0);
    expect(noise).toMatchObject({ n: 280, of: 300 });
    expect(left[0]!.withRest).toMatchObject({ a: 'good', b: 'the other judges', n: 300, of: 300 });
  });

  test('works without people, and says what is missing', () => {
    const left = leaveOneJudgeOut(ratings, { judges: ['good', 'fair'] }, { seed: 1, replicates: 100 });
    expect(left.map(({ gain }) => gain)).toEqual([null, null]);
    expect(left[0]!.withRest.pearson.estimate).toBeCloseTo(left[1]!.withRest.pearson.estimate, 12);
    expect(() => leaveOneJudgeOut(ratings, { judges: ['good'] }, { seed: 1 })).toThrow('takes two or more, got 1');
    expect(() => leaveOneJudgeOut(ratings, { judges: ['good', 'fair'], people: ['nobody'] }, { seed: 1 })).toThrow(
      'rated 0 of 0 items; a gain needs three',
    );
  });
});
