import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CategorisedTable } from '../../src/leaderboard/categorised-table.ts';
import { equalWeights } from '../../src/leaderboard/equal-weights.ts';
import { leaderboard } from '../../src/leaderboard/leaderboard.ts';
import { macroAverage } from '../../src/leaderboard/macro-average.ts';
import { places } from '../../src/leaderboard/places.ts';
import { publishedShares } from '../../src/leaderboard/published-shares.ts';
import { weightedLeaderboard } from '../../src/leaderboard/weighted-leaderboard.ts';
import { weightedMeans, weightedWinRates } from '../../src/leaderboard/weighted-win-rates.ts';
import { winRate } from '../../src/leaderboard/win-rate.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite, medhelmSuiteIds } from '../../src/papers/medhelm/medhelm-suite.ts';
import { juryTable } from './table.ts';

const medhelm = loadMedhelm();

/** Two models, three benchmarks: a wins x0 and x1, b wins x2. */
const small: CategorisedTable = {
  ...juryTable([
    [3, 5, 1],
    [2, 4, 2],
  ]),
  categories: [
    { id: 'g', name: 'G', benchmarks: ['x0', 'x1'] },
    { id: 'h', name: 'H', benchmarks: ['x2'] },
  ],
};

describe('weightedWinRates', () => {
  test('by hand: a weight multiplies every benchmark of its category, or the category', () => {
    expect(weightedWinRates(small, { g: 1, h: 1 })).toEqual([2 / 3, 1 / 3]);
    expect(weightedWinRates(small, { g: 1, h: 1 }, { unit: 'category' })).toEqual([0.5, 0.5]);
    expect(weightedWinRates(small, { g: 1, h: 2 })).toEqual([0.5, 0.5]);
    expect(weightedWinRates(small, { g: 1, h: 3 }, { unit: 'category' })).toEqual([0.25, 0.75]);
    expect(weightedMeans(small, { g: 0, h: 1 })).toEqual([0, 0.25]);
  });

  test.each(medhelmSuiteIds)('%s: equal weights of benchmarks give the published win rates and order', (id) => {
    const suite = medhelmSuite(medhelm, id);
    const options = { tieBreaks: suite.tieBreaks };
    const rates = weightedWinRates(suite, equalWeights(suite), options);
    winRate(suite, options).forEach((rate, m) => expect(rates[m]).toBeCloseTo(rate, 12));
    const order = (seed: number) =>
      weightedLeaderboard(suite, equalWeights(suite), { ...options, seed, replicates: 100 });
    expect(order(1).map(({ model }) => model)).toEqual(leaderboard(suite, options).map(({ model }) => model));
    macroAverage(suite).forEach(({ mean }, m) =>
      expect(weightedMeans(suite, equalWeights(suite))[m]).toBeCloseTo(mean, 12),
    );
  });

  test.each(medhelmSuiteIds)('%s: so do the published shares as weights of categories', (id) => {
    const suite = medhelmSuite(medhelm, id);
    const shared = weightedWinRates(suite, publishedShares(suite), { unit: 'category' });
    winRate(suite).forEach((rate, m) => expect(shared[m]).toBeCloseTo(rate, 12));
  });

  test('of all weights, those of one category alone give its mean in either unit', () => {
    const suite = medhelmSuite(medhelm, 'arxiv-v2');
    for (const { id } of suite.categories) {
      const weights = { ...Object.fromEntries(suite.categories.map((category) => [category.id, 0])), [id]: 2 };
      const other = weightedWinRates(suite, weights, { unit: 'category' });
      weightedWinRates(suite, weights).forEach((rate, m) => expect(other[m]).toBeCloseTo(rate, 12));
    }
  });

  test('only proportions count', () => {
    const weight = fc.double({ min: 0.001, max: 100, noNaN: true });
    fc.assert(
      fc.property(weight, weight, weight, (g, h, by) => {
        const [one, other] = [
          { g, h },
          { g: g * by, h: h * by },
        ].map((weights) => weightedWinRates(small, weights)[0]!);
        expect(one).toBeCloseTo(other!, 10);
      }),
    );
  });

  test('a missing score is skipped on both sides, as in the plain win rate', () => {
    const table = { ...small, scores: [[3, Number.NaN, 1], small.scores[1]!] };
    expect(weightedWinRates(table, { g: 1, h: 1 })).toEqual(winRate(table));
    const rows = weightedLeaderboard(table, { g: 1, h: 0 }, { seed: 1, replicates: 100 });
    expect(rows.map(({ model, n, of }) => [model, n, of])).toEqual([
      ['a', 1, 2],
      ['b', 1, 2],
    ]);
  });

  test.each([
    [{ g: -1, h: 1 }, 'g has -1; a weight is a number, 0 or more'],
    [{ g: Number.NaN, h: 1 }, 'g has NaN'],
    [{ g: Infinity, h: 1 }, 'g has Infinity'],
    [{ g: 0, h: 0 }, 'all are 0'],
    [{ g: 1 }, 'h has none; give 0 to leave it out'],
    [{ g: 1, h: 1, k: 1 }, 'unknown category k: known are g, h'],
  ])('refuses the weights %o', (weights, message) => {
    expect(() => weightedWinRates(small, weights)).toThrow(message);
  });

  test('suggests the category that was meant, and refuses weight on an empty one', () => {
    const suite = medhelmSuite(medhelm, 'arxiv-v2');
    const weights = { ...equalWeights(suite), 'clinical-notes-generation': 1 };
    expect(() => weightedWinRates(suite, weights)).toThrow('did you mean clinical-note-generation?');
    const empty = { ...small, categories: [...small.categories, { id: 'k', name: 'K', benchmarks: [] }] };
    expect(() => weightedWinRates(empty, { g: 1, h: 1, k: 1 })).toThrow('k has 1, and no benchmark in this table');
    expect(weightedWinRates(empty, equalWeights(empty))).toEqual(winRate(small));
  });

  test('refuses a benchmark in no category, in two, or in none of the table', () => {
    const [g, h] = small.categories as [(typeof small.categories)[0], (typeof small.categories)[0]];
    const refused = (categories: CategorisedTable['categories']) => () =>
      weightedWinRates({ ...small, categories }, { g: 1, h: 1 });
    expect(refused([g, { ...h, benchmarks: [] }])).toThrow('h has 1');
    expect(refused([{ ...g, benchmarks: ['x0'] }, h])).toThrow('x1 is in no category');
    expect(refused([g, { ...h, benchmarks: ['x2', 'x1'] }])).toThrow('x1 is in two categories, g and h');
    expect(refused([g, { ...h, benchmarks: ['x9'] }])).toThrow('names the benchmark x9');
  });
});

describe('weightedLeaderboard', () => {
  test('intervals hold the estimate, and are the same for the same seed', () => {
    const suite = medhelmSuite(medhelm, 'arxiv-v2');
    const rows = () => weightedLeaderboard(suite, equalWeights(suite), { seed: 3, replicates: 200 });
    expect(rows()).toEqual(rows());
    for (const { value, n, of } of rows()) {
      expect(value.lower).toBeLessThan(value.estimate);
      expect(value.upper).toBeGreaterThan(value.estimate);
      expect([n, of]).toEqual([35, 35]);
    }
  });

  test('a category of one benchmark has nothing to resample: no width', () => {
    const [row] = weightedLeaderboard(small, { g: 0, h: 1 }, { seed: 1, replicates: 100 });
    expect(row!.value).toMatchObject({ estimate: 1, lower: 1, upper: 1 });
  });
});

test('places: ties share the better place, and no value has none', () => {
  expect(places([0.4, 0.6, 0.4, Number.NaN, 0.1])).toEqual([2, 1, 2, Number.NaN, 4]);
});
