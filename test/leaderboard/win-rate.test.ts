import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairwiseWins } from '../../src/leaderboard/pairwise-wins.ts';
import { winCredits } from '../../src/leaderboard/win-credits.ts';
import { winRate } from '../../src/leaderboard/win-rate.ts';
import { winSd } from '../../src/leaderboard/win-sd.ts';
import { juryTable } from './table.ts';

const missing = Number.NaN;
const breakTie = (above: string, below: string) => ({ benchmark: 'x0', above, below, why: 'known' });
/** Tables of up to 6 models and 8 benchmarks with few distinct scores, so that ties abound. */
const tables = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 8 }))
  .chain(([models, benchmarks]) => {
    const row = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: benchmarks, maxLength: benchmarks });
    return fc.array(row, { minLength: models, maxLength: models });
  });

describe('winRate', () => {
  test('is the share of opponents strictly below, plus half the ties, averaged over benchmarks', () => {
    // x0: a beats both, b and c tie. x1: 5 > 4 > 1.
    const scores = [
      [3, 5],
      [2, 4],
      [2, 1],
    ];
    expect(winRate(juryTable(scores))).toEqual([1, 0.375, 0.125]);
    expect(winRate(juryTable(scores), { ties: 'strict' })).toEqual([1, 0.25, 0]);
    expect(winRate(juryTable(scores), { ties: 'win' })).toEqual([1, 0.5, 0.25]);
  });

  test('skips missing cells, on both sides of a comparison', () => {
    // x0: c is missing, so a has one opponent. x1: only a has a score, so nobody is compared.
    const table = juryTable([
      [3, 5],
      [2, missing],
      [missing, missing],
    ]);
    expect(winRate(table)).toEqual([1, 0, missing]);
    expect([...winCredits(table)]).toEqual([1, 0, missing, missing, missing, missing]);
  });

  test('a tie break decides a tied pair, whatever ties are worth', () => {
    const table = juryTable([[2], [2], [2]]);
    const tieBreaks = [breakTie('c', 'a')];
    expect(winRate(table, { tieBreaks })).toEqual([0.25, 0.5, 0.75]);
    expect(winRate(table, { tieBreaks, ties: 'strict' })).toEqual([0, 0, 0.5]);
    expect(winRate(table, { tieBreaks, ties: 'win' })).toEqual([0.5, 1, 1]);
  });

  test('a tie break says nothing where the pair is not tied, or not in the table', () => {
    const table = juryTable([[3], [2]]);
    expect(winRate(table, { tieBreaks: [breakTie('b', 'a'), breakTie('z', 'a')] })).toEqual([1, 0]);
  });

  test('sums to half the number of models, when nothing is missing and ties are halved', () => {
    fc.assert(
      fc.property(tables, (scores) => {
        const sum = winRate(juryTable(scores)).reduce((total, rate) => total + rate, 0);
        expect(sum).toBeCloseTo(scores.length / 2, 12);
      }),
    );
  });

  test('does not depend on the order of models or benchmarks', () => {
    fc.assert(
      fc.property(tables, (scores) => {
        const rates = winRate(juryTable(scores));
        const mirrored = winRate(juryTable(scores.map((row) => [...row].reverse()).reverse())).reverse();
        mirrored.forEach((rate, m) => void expect(rate).toBeCloseTo(rates[m]!, 12));
      }),
    );
  });

  test('refuses fewer than two models, contradicting tie breaks and unknown tie rules', () => {
    expect(() => winRate(juryTable([[1]]))).toThrow(
      'a win needs an opponent: the table has 1 model(s), at least 2 are needed',
    );
    const table = juryTable([[2], [2]]);
    expect(() => winRate(table, { tieBreaks: [breakTie('a', 'b'), breakTie('b', 'a')] })).toThrow(
      'the tie breaks on x0 put b and a above each other',
    );
    expect(() => winRate(table, { ties: 'none' as 'half' })).toThrow(
      "ties must be 'half', 'strict' or 'win', got none",
    );
  });

  test('refuses a table whose parts do not fit', () => {
    const table = juryTable([
      [2, 3],
      [4, 5],
    ]);
    expect(() => winRate({ ...table, metrics: ['jury'] })).toThrow('score table: 2 benchmarks but 1 metrics');
    expect(() => winRate({ ...table, models: ['a'] })).toThrow('score table: 1 models but 2 rows of scores');
    expect(() => winRate({ ...table, models: ['a', 'a'] })).toThrow('score table: model a appears twice');
    expect(() => winRate({ ...table, benchmarks: ['x', 'x'] })).toThrow('score table: benchmark x appears twice');
    expect(() => winRate({ ...table, scores: [[1, 2], [3]] })).toThrow('score table: b has 1 scores for 2 benchmarks');
    expect(() =>
      winRate({
        ...table,
        scores: [
          [1, Infinity],
          [3, 4],
        ],
      }),
    ).toThrow('score table: the score of a on x1 is Infinity; write NaN for a missing one');
  });
});

describe('pairwiseWins and winSd', () => {
  const table = juryTable([
    [3, 4, 5, missing],
    [2, 4, 1, 5],
    [1, 5, 2, 2],
  ]);

  test('count the shares of common benchmarks that are strictly won', () => {
    expect(pairwiseWins(table)).toEqual([
      [missing, 2 / 3, 2 / 3],
      [0, missing, 0.5],
      [1 / 3, 0.5, missing],
    ]);
  });

  test('the spread is the population SD over the opponents', () => {
    const [a, b, c] = winSd(table) as [number, number, number];
    expect(a).toBeCloseTo(0, 15);
    expect(b).toBeCloseTo(0.25, 15);
    expect(c).toBeCloseTo(1 / 12, 15);
  });

  test('a model without any score has no spread', () => {
    expect(winSd(juryTable([[3], [2], [missing]]))).toEqual([0, 0, missing]);
  });
});
