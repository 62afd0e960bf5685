import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dawidSkene } from '../../src/jury/dawid-skene.ts';
import { dawidSkeneSteps, type DawidSkeneState } from '../../src/jury/dawid-skene-steps.ts';
import { majorityVote } from '../../src/jury/majority-vote.ts';
import type { Rating } from '../../src/jury/rating.ts';
import { simulateRatings } from '../../src/jury/simulate-ratings.ts';
import { meanInterval } from '../../src/stats/mean-interval.ts';

interface Fit {
  smoothing: number;
  prior: number[];
  confusion: number[][][];
  posterior: number[][];
  logLikelihood: number;
  trace: number[];
}
const oracle: Record<'complete' | 'smoothed' | 'gaps', Fit> & { patients: string[] } = JSON.parse(
  readFileSync(new URL('fixtures/dawid-skene.json', import.meta.url), 'utf8'),
);

/** The anaesthetists' ratings, those that `keep` keeps. */
const ratingsOf = (keep = (_patient: number, _observer: number): boolean => true): Rating[] =>
  oracle.patients.flatMap((row, i) =>
    row
      .split(' ')
      .flatMap((given, j) =>
        keep(i, j) ? [...given].map((score) => ({ item: `${i}`, rater: `${j}`, score: Number(score) })) : [],
      ),
  );

const farthest = (ours: readonly number[], theirs: readonly number[]): number => {
  expect(ours).toHaveLength(theirs.length);
  return Math.max(...ours.map((value, i) => Math.abs(value - theirs[i]!)));
};

describe('Dawid–Skene', () => {
  test.each([
    ['complete', ratingsOf()],
    ['smoothed', ratingsOf()],
    ['gaps', ratingsOf((i, j) => (i + 2 * j) % 7 !== 0)],
  ] as const)(
    'gives the numbers of an independent implementation to 1e-6: anaesthetists, %s',
    async (name, ratings) => {
      const { smoothing, prior, confusion, posterior, logLikelihood, trace } = oracle[name];
      const fit = await dawidSkene(ratings, { smoothing, tolerance: 1e-20, maxIterations: 1000 });
      const byNumber = (a: { item: string }, b: { item: string }) => Number(a.item) - Number(b.item);
      const raters = fit.raters.toSorted((a, b) => Number(a.rater) - Number(b.rater));
      expect(farthest(fit.prior, prior)).toBeLessThan(1e-6);
      expect(farthest(raters.map((rater) => rater.confusion).flat(2), confusion.flat(2))).toBeLessThan(1e-6);
      const posteriors = fit.items.toSorted(byNumber).map((item) => item.posterior);
      expect(farthest(posteriors.flat(), posterior.flat())).toBeLessThan(1e-6);
      expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 6);
      expect(farthest(fit.trace.slice(0, 20), trace)).toBeLessThan(1e-9);
    },
  );

  test('gives what Dawid and Skene print: Table 2, to their two digits', async () => {
    const { prior, raters, converged, n, of } = await dawidSkene(ratingsOf());
    expect({ converged, n, of }).toEqual({ converged: true, n: 315, of: 225 });
    expect(prior.map((p) => p.toFixed(2))).toEqual(['0.40', '0.42', '0.11', '0.07']);
    expect(raters[0]!.confusion.map((row) => row.map((p) => p.toFixed(2)).join(' '))).toEqual([
      '0.89 0.11 0.00 0.00',
      '0.07 0.88 0.05 0.00',
      '0.00 0.34 0.66 0.00',
      '0.00 0.00 0.56 0.44',
    ]);
  });

  test('never lowers the log-likelihood when nothing is added to the counts, nor the objective when something is', async () => {
    const rating = fc.record({
      item: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      rater: fc.constantFrom('x', 'y', 'z'),
      score: fc.integer({ min: 1, max: 4 }),
    });
    const ratings = fc.array(rating, { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(ratings, fc.constantFrom(0, 0.3), async (some, smoothing) => {
        let last: DawidSkeneState | undefined;
        for await (last of dawidSkeneSteps(some, { smoothing, maxIterations: 60 }));
        const climbed = last!.trace.map(({ objective }) => objective);
        for (let i = 1; i < climbed.length; i++) expect(climbed[i]! - climbed[i - 1]!).toBeGreaterThan(-1e-9);
        if (smoothing === 0) expect(last!.trace.every((at) => at.objective === at.logLikelihood)).toBe(true);
        for (const p of last!.posterior) expect(p).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });

  test('beats the majority on simulated judges with known truth', async () => {
    const margins: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const { ratings, truth } = simulateRatings({ ...unequal, seed });
      const vote = majorityVote(ratings);
      const fit = await dawidSkene(ratings, { categories: unequal.categories, smoothing: 0.1, tolerance: 1e-7 });
      // A tie counts as right with the chance that a draw between the tied gives.
      const byVote = vote.votes.map((own, i) => {
        const tied = own.flatMap((count, c) => (count === Math.max(...own) ? [vote.categories[c]] : []));
        return tied.includes(truth[vote.items[i]!]!) ? 1 / tied.length : 0;
      });
      const byFit = fit.items.map(({ item, category }) => Number(category === truth[item]));
      margins.push((sum(byFit) - sum(byVote)) / unequal.items);
    }
    const margin = meanInterval(margins);
    expect(margin.lower).toBeGreaterThan(0.1);
    expect(Math.min(...margins)).toBeGreaterThan(0);
  });

  test('finds the rates of simulated judges, the strict one by name', async () => {
    const { ratings } = simulateRatings({ ...unequal, items: 8000, missing: 0.2, seed: 5 });
    const { raters } = await dawidSkene(ratings, { categories: unequal.categories });
    for (const { rater, confusion, n } of raters) {
      expect(n).toBeLessThan(0.82 * 8000);
      expect(farthest(confusion.flat(), unequal.confusion[rater as 'good']!.flat())).toBeLessThan(0.05);
    }
  });

  test('keeps the names of categories that most raters give them, whatever the order of ratings', async () => {
    const { ratings } = simulateRatings({ ...unequal, seed: 3 });
    const fit = await dawidSkene(ratings);
    const turned = await dawidSkene(ratings.toReversed());
    expect(turned.categories).toEqual(fit.categories);
    const posterior = new Map(turned.items.map((item) => [item.item, item.posterior]));
    for (const { item, posterior: own } of fit.items) expect(farthest(own, posterior.get(item)!)).toBeLessThan(1e-4);
  });

  test('goes on from a state as if it had never stopped', async () => {
    let third: DawidSkeneState | undefined;
    for await (const state of dawidSkeneSteps(ratingsOf())) {
      third = state;
      if (state.iteration === 3) break;
    }
    const resumed = await dawidSkene(ratingsOf(), { resume: third! });
    expect(resumed).toEqual(await dawidSkene(ratingsOf()));
  });

  test('says when two raters, or too few iterations, leave the rates open', async () => {
    const two = await dawidSkene(
      ratingsOf((_, j) => j > 2),
      { maxIterations: 1 },
    );
    expect(two.warnings.slice(0, 2)).toEqual([
      '2 of the 3 raters it takes to tell who errs: the rates are not determined',
      'not converged after 1 iterations',
    ]);
  });

  test('refuses what it cannot use', async () => {
    await expect(dawidSkene([])).rejects.toThrow('there are no ratings');
    await expect(dawidSkene(ratingsOf(), { smoothing: -1 })).rejects.toThrow('smoothing must be a number from 0');
    await expect(dawidSkene(ratingsOf(), { categories: [1, 2, 3] })).rejects.toThrow(
      '1 gave 1 4, which is not one of the categories 1, 2, 3',
    );
    const both = [
      { item: 'a', rater: 'x', criterion: 'accuracy', score: 1 },
      { item: 'a', rater: 'x', criterion: 'clarity', score: 1 },
    ];
    await expect(dawidSkene(both)).rejects.toThrow('2 criteria (accuracy, clarity): give one at a time');
    await expect(dawidSkene(ratingsOf(), { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});

describe('majority vote', () => {
  test('a tie has no winner', () => {
    const score = (item: string, scores: number[]) => scores.map((value, j) => ({ item, rater: `${j}`, score: value }));
    const vote = majorityVote([...score('a', [4, 5, 5]), ...score('b', [1, 5]), ...score('c', [2, 3, 4, 4])]);
    expect(vote).toMatchObject({ winners: [5, null, 4], n: 2, of: 3 });
    expect(vote.votes[1]).toEqual([1, 0, 0, 0, 1]);
  });
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** One good judge, one fair, one strict, two that hardly look. */
const unequal = {
  items: 200,
  categories: [1, 2, 3],
  prior: [0.3, 0.4, 0.3],
  confusion: {
    good: [
      [0.9, 0.1, 0],
      [0.05, 0.9, 0.05],
      [0, 0.1, 0.9],
    ],
    fair: [
      [0.75, 0.2, 0.05],
      [0.15, 0.7, 0.15],
      [0.05, 0.2, 0.75],
    ],
    strict: [
      [0.95, 0.05, 0],
      [0.75, 0.2, 0.05],
      [0.1, 0.75, 0.15],
    ],
    lazy: [
      [0.3, 0.5, 0.2],
      [0.2, 0.5, 0.3],
      [0.2, 0.4, 0.4],
    ],
    lazier: [
      [0.4, 0.3, 0.3],
      [0.3, 0.4, 0.3],
      [0.3, 0.3, 0.4],
    ],
  },
};
