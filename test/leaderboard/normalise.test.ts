import { describe, expect, test } from 'vitest';
import { categoryMeans } from '../../src/leaderboard/category-means.ts';
import { leaderboard } from '../../src/leaderboard/leaderboard.ts';
import { macroAverage } from '../../src/leaderboard/macro-average.ts';
import { normalise } from '../../src/leaderboard/normalise.ts';
import { juryTable } from './table.ts';

const missing = Number.NaN;
const mixed = {
  models: ['a'],
  benchmarks: ['x', 'y', 'z'],
  metrics: ['jury', 'f1', 'jury'],
  scores: [[3, 1, missing]],
};

describe('normalise', () => {
  test('takes a jury score from 1-5 to 0-1 and leaves the rest, a missing cell included', () => {
    expect(normalise(mixed)).toEqual([[0.5, 1, missing]]);
  });

  test('goes by the metric: a jury that gave 1 to everything is 0, not 1', () => {
    expect(normalise(juryTable([[1], [1]]))).toEqual([[0], [0]]);
  });

  test('takes scales of your own', () => {
    const stars = { models: ['a'], benchmarks: ['x'], metrics: ['stars'], scores: [[5]] };
    expect(normalise(stars, { ranges: { stars: [0, 10] } })).toEqual([[0.5]]);
    expect(() => normalise(stars)).toThrow(/^unknown metric stars \(benchmark x\); known are jury, .*options\.ranges/);
    expect(() => normalise({ ...stars, metrics: ['toString'] })).toThrow('unknown metric toString');
  });

  test('refuses a score outside the scale, with model and benchmark', () => {
    expect(() => normalise(juryTable([[3, 0.9]]))).toThrow(
      'the score of a on x1 is 0.9, outside the scale 1 to 5 of its metric jury',
    );
    expect(() => normalise({ ...mixed, scores: [[3, 1.01, 4]] })).toThrow('the score of a on y is 1.01, outside');
  });
});

describe('macroAverage and categoryMeans', () => {
  test('average what is there: mean and sample SD', () => {
    expect(macroAverage(mixed)).toEqual([{ mean: 0.75, sd: Math.sqrt(0.125), n: 2 }]);
    const group = (...benchmarks: string[]) => ({ id: 'g', name: 'G', benchmarks });
    expect(categoryMeans(mixed, [group('x', 'y', 'z'), group('y'), group('z'), group()])).toEqual([
      [0.75, 1, missing, missing],
    ]);
  });

  test('a group with an unknown benchmark is refused', () => {
    expect(() => categoryMeans(mixed, [{ id: 'g', name: 'G', benchmarks: ['q'] }])).toThrow(
      'group g names the benchmark q, which the table does not have',
    );
  });
});

describe('leaderboard', () => {
  test('orders by win rate, then macro average, then id; without scores last', () => {
    const table = juryTable([
      [missing, missing],
      [3, 2],
      [2, 3],
      [5, 1],
    ]);
    // b, c and d all win 2 of 4 comparisons; d has the best mean.
    expect(leaderboard(table).map(({ model, winRate, macro, n, of }) => [model, winRate, macro, n, of])).toEqual([
      ['d', 0.5, 0.5, 2, 2],
      ['b', 0.5, 0.375, 2, 2],
      ['c', 0.5, 0.375, 2, 2],
      ['a', missing, missing, 0, 2],
    ]);
  });
});
