import { describe, expect, test } from 'vitest';
import { rankBands } from '../../src/leaderboard/rank-bands.ts';
import { ranksInReplicates } from '../../src/leaderboard/ranks-in-replicates.ts';
import { tieGroups } from '../../src/leaderboard/tie-groups.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite, medhelmSuiteIds } from '../../src/papers/medhelm/medhelm-suite.ts';
import { juryTable } from './table.ts';

const medhelm = loadMedhelm();
const missing = Number.NaN;

describe('rankBands', () => {
  for (const id of medhelmSuiteIds)
    for (const rule of [true, false])
      test(`${id}, ${rule ? 'with' : 'without'} the CLEAR rule: one gap is separable, none after Holm, for 20 seeds`, () => {
        const suite = medhelmSuite(medhelm, id);
        for (let seed = 1; seed <= 20; seed++) {
          const { gaps, groups, groupsHolm } = rankBands(suite, { seed, tieBreaks: rule ? suite.tieBreaks : [] });
          expect(gaps.filter((gap) => gap.separable).map(({ above, below }) => [above, below])).toEqual([
            ['gpt-4o', 'gemini-2.0-flash'],
          ]);
          expect(gaps.some((gap) => gap.separableHolm)).toBe(false);
          expect(groups.map((group) => group.length)).toEqual([5, 4]);
          expect(groupsHolm.map((group) => group.length)).toEqual([9]);
        }
      });

  test('10,000 replicates of 37 benchmarks and 9 models are done well under 0.2 s', () => {
    const suite = medhelmSuite(medhelm, 'nature-medicine');
    rankBands(suite, { seed: 1 });
    const times = [2, 3, 4].map((seed) => {
      const start = performance.now();
      rankBands(suite, { seed });
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(200);
  });

  test('gives the same numbers for the same seed, and others for another', () => {
    const suite = medhelmSuite(medhelm, 'arxiv-v2');
    const run = (seed: number) => rankBands(suite, { seed, replicates: 500 });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  test('the chances of leading sum to 1, and every rank lies inside its band', () => {
    const { models } = rankBands(medhelmSuite(medhelm, 'arxiv-v2'), { seed: 1 });
    expect(models.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(1, 12);
    for (const { rank, rankLower, rankUpper, winRate } of models) {
      expect(rankLower).toBeLessThanOrEqual(rank);
      expect(rankUpper).toBeGreaterThanOrEqual(rank);
      expect(winRate).toMatchObject({ level: 0.95, n: 35 });
      expect(winRate.method).toBe('paired percentile bootstrap over benchmarks, 10000 replicates, seed 1');
    }
  });

  test('models that are the same everywhere share rank and lead, with a gap of 0 and p = 1', () => {
    const { models, gaps } = rankBands(
      juryTable([
        [3, 4, 5, 2],
        [3, 4, 5, 2],
        [1, 1, 1, 1],
      ]),
      { seed: 1 },
    );
    expect(models.map(({ rank, rankLower, rankUpper, best }) => [rank, rankLower, rankUpper, best])).toEqual([
      [1, 1, 2, 0.5],
      [1, 1, 2, 0.5],
      [3, 3, 3, 0],
    ]);
    expect(gaps[0]).toMatchObject({ p: 1, pHolm: 1, separable: false });
    expect(gaps[0]!.gap).toMatchObject({ estimate: 0, lower: 0, upper: 0 });
  });

  test('a model that always wins is separable with the smallest p that 999 replicates can give', () => {
    const { gaps } = rankBands(
      juryTable([
        [5, 4, 5, 4],
        [1, 2, 1, 2],
      ]),
      { seed: 1, replicates: 999 },
    );
    expect(gaps[0]).toMatchObject({ p: 0.002, pHolm: 0.002, separable: true, separableHolm: true });
  });

  test('one missing cell does no harm; a model without any, one model, one benchmark are refused', () => {
    const gapped = rankBands(
      juryTable([
        [5, missing, 4],
        [3, 2, 1],
      ]),
      { seed: 1 },
    );
    expect(gapped.models[0]).toMatchObject({ model: 'a', best: 1 });
    const refuse = (scores: number[][]) => () => rankBands(juryTable(scores), { seed: 1 });
    expect(
      refuse([
        [1, 2],
        [3, 4],
        [missing, missing],
      ]),
    ).toThrow('rank bands need scores to compare, and c has none: leave it out');
    expect(refuse([[1, 2]])).toThrow('a win needs an opponent: the table has 1 model(s), at least 2 are needed');
    expect(refuse([[1], [2]])).toThrow('rank bands resample the benchmarks: at least 2 are needed, the table has 1');
  });

  test('refuses replicates, level and seed that cannot be used', () => {
    const run = (options: object) => () =>
      rankBands(
        juryTable([
          [1, 2],
          [2, 1],
        ]),
        options as { seed: number },
      );
    expect(run({})).toThrow('seed must be a whole number, got undefined');
    expect(run({ seed: 1, replicates: 1 })).toThrow('replicates must be a whole number of at least 100, got 1');
    expect(run({ seed: 1, level: 1 })).toThrow('level must lie between 0 and 1, for example 0.95, got 1');
  });
});

describe('ranksInReplicates', () => {
  test('ties take the better place at the top and the worse at the bottom; leaders share', () => {
    const { top, bottom, best } = ranksInReplicates([
      Float64Array.of(0.5, 0.9),
      Float64Array.of(0.5, missing),
      Float64Array.of(0.1, 0.2),
    ]);
    expect(top.map((row) => [...row])).toEqual([
      [1, 1],
      [1, missing],
      [3, 2],
    ]);
    expect(bottom.map((row) => [...row])).toEqual([
      [2, 1],
      [2, missing],
      [3, 2],
    ]);
    expect(best).toEqual([0.75, 0.25, 0]);
  });
});

describe('tieGroups', () => {
  test('start anew after each separable gap', () => {
    expect(tieGroups(['a', 'b', 'c', 'd'], [false, true, false])).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(tieGroups(['a'], [])).toEqual([['a']]);
  });
});
