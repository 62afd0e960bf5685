import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combineScores } from '../../src/jury/combine-scores.ts';
import { juryVerdict } from '../../src/jury/jury-verdict.ts';
import { summariseJury } from '../../src/jury/summarise-jury.ts';
import type { JudgeVerdict } from '../../src/jury/verdict.ts';
import { rubric } from './verdict-text.ts';

const scored = (judge: string, accuracy: number, clarity: number): JudgeVerdict => ({
  ...{ judge, requests: 1, simulated: true },
  verdict: { status: 'scored', scores: { accuracy, clarity }, fields: {} },
});
const unscored = (judge: string): JudgeVerdict => ({
  ...{ judge, requests: 1, simulated: true },
  verdict: { status: 'unscored', kind: 'failed', reason: 'down' },
});

const judges = (count: number) =>
  fc.array(fc.option(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))), {
    minLength: 1,
    maxLength: count,
  });
const benchOf = (votes: readonly ([number, number] | null)[]) =>
  votes.map((vote, j) => (vote ? scored(`j${j}`, ...vote) : unscored(`j${j}`)));
const combine = fc.constantFrom('mean' as const, 'median' as const, 'trimmed' as const, 'majority' as const);

describe('combineScores', () => {
  test.each([
    [[5, 4, 1], 'mean', {}, 10 / 3],
    [[5, 4, 1], 'mean', { weights: [1, 1, 2] }, 11 / 4],
    [[5, 4, 1], 'median', {}, 4],
    [[5, 4, 1, 2], 'median', {}, 3],
    [[5, 5, 5, 5, 1], 'trimmed', { trim: 0.2 }, 5],
    [[5, 4, 1], 'trimmed', { trim: 0.2 }, 10 / 3],
    [[5, 5, 1], 'majority', {}, 5],
    [[5, 5, 1], 'majority', { of: 4 }, undefined],
    [[5, 1], 'majority', {}, undefined],
    [[], 'mean', {}, undefined],
  ] as const)('of %j the %s with %j is %d', (scores, how, options, expected) => {
    const value = combineScores(scores, how, options);
    if (expected === undefined) expect(value).toBeUndefined();
    else expect(value).toBeCloseTo(expected, 12);
  });
});

describe('juryVerdict', () => {
  test('the mean of a whole jury is the mean of all its scores', () => {
    const verdict = juryVerdict([scored('a', 4, 5), scored('b', 2, 5), scored('c', 3, 4)], rubric);
    expect(verdict).toMatchObject({ n: 6, of: 6, bounds: { lower: 23 / 6, upper: 23 / 6 } });
    expect(verdict.value).toBeCloseTo(23 / 6, 12);
  });

  test('bounds are the values with the worst and the best scores in the gaps', () => {
    const verdict = juryVerdict([scored('a', 4, 5), unscored('b'), scored('c', 3, 4)], rubric);
    expect(verdict.value).toBe(4);
    expect(verdict.bounds.lower).toBeCloseTo((16 + 2) / 6, 12);
    expect(verdict.bounds.upper).toBeCloseTo((16 + 10) / 6, 12);
  });

  test('judges who all agree have no interval: a few who agree are no certainty', () => {
    expect(juryVerdict([scored('a', 4, 5), scored('b', 5, 4)], rubric)).toMatchObject({ value: 4.5, interval: null });
  });

  test('weights go with their judges, scored or not', () => {
    const verdict = juryVerdict([unscored('b'), scored('a', 4, 4)], rubric, { weights: { b: 3 } });
    expect(verdict).toMatchObject({ value: 4, bounds: { lower: (4 + 3) / 4, upper: (4 + 15) / 4 }, interval: null });
  });

  test('without a majority in every criterion there is no score, and the bounds are the ends of the scale', () => {
    const verdict = juryVerdict([scored('a', 4, 5), scored('b', 4, 1)], rubric, { combine: 'majority' });
    expect(verdict).toMatchObject({ value: null, reason: 'no majority', bounds: { lower: 1, upper: 5 } });
  });

  test('a judge without a verdict counts among those of whom more than half must agree', () => {
    const bench = [scored('a', 4, 4), scored('b', 4, 4), unscored('c'), unscored('d')];
    expect(juryVerdict(bench, rubric, { combine: 'majority' }).value).toBeNull();
    expect(juryVerdict(bench.slice(0, 3), rubric, { combine: 'majority' }).value).toBe(4);
  });

  test('the order of the judges does not matter', () => {
    fc.assert(
      fc.property(judges(7), combine, (votes, how) => {
        const [there, back] = [benchOf(votes), benchOf(votes).reverse()].map((bench) =>
          juryVerdict(bench, rubric, { combine: how }),
        );
        expect(back!.value === null).toBe(there!.value === null);
        if (there!.value !== null) expect(back!.value).toBeCloseTo(there!.value, 10);
      }),
    );
  });

  test('whatever the missing judges would have said, the value is within the bounds', () => {
    const score = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        judges(7),
        combine,
        fc.array(fc.tuple(score, score), { minLength: 7, maxLength: 7 }),
        (votes, how, said) => {
          const { bounds } = juryVerdict(benchOf(votes), rubric, { combine: how });
          const { value } = juryVerdict(benchOf(votes.map((vote, j) => vote ?? said[j]!)), rubric, { combine: how });
          if (value === null) return;
          expect(value).toBeGreaterThanOrEqual(bounds.lower - 1e-9);
          expect(value).toBeLessThanOrEqual(bounds.upper + 1e-9);
        },
      ),
    );
  });
});

describe('summariseJury', () => {
  const evidence = (value: number, more: object = {}) => ({ status: 'scored' as const, value, evidence: { ...more } });

  test('means are over what is scored; bounds are over all', () => {
    const partly = juryVerdict([scored('a', 4, 4), unscored('b')], rubric);
    const summary = summariseJury(
      [evidence(5), evidence(4, partly), { status: 'unscored', reason: 'the answer is empty' }],
      rubric.scale,
    );
    expect(summary).toMatchObject({
      ...{ n: 2, of: 3, mean: { estimate: 4.5, n: 2 } },
      // 5, then 4 of one judge beside a gap, then nothing
      bounds: { lower: (5 + 2.5 + 1) / 3, upper: (5 + 4.5 + 5) / 3 },
      byJudge: [
        { judge: 'a', mean: 4, n: 2, of: 2 },
        { judge: 'b', mean: null, n: 0, of: 2 },
      ],
      reasons: [
        { reason: 'b: down', count: 1 },
        { reason: 'the answer is empty', count: 1 },
      ],
    });
  });

  test('nothing scored: no mean, and the whole scale', () => {
    expect(summariseJury([{ status: 'unscored', reason: 'x' }], rubric.scale)).toMatchObject({
      ...{ mean: null, n: 0, of: 1, bounds: { lower: 1, upper: 5 } },
    });
    expect(() => summariseJury([], rubric.scale)).toThrow('a summary needs at least one score');
  });
});
