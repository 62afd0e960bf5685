import { describe, expect, test } from 'vitest';
import { instanceRankBands } from '../../src/leaderboard/instance-rank-bands.ts';
import type { InstanceScores } from '../../src/leaderboard/instance-scores.ts';
import { instanceTable } from '../../src/leaderboard/instance-table.ts';
import { resampledInstances } from '../../src/leaderboard/resampled-instances.ts';
import { bootstrap } from '../../src/stats/bootstrap.ts';
import { mean } from '../../src/stats/mean.ts';
import { rng } from '../../src/stats/rng.ts';

const missing = Number.NaN;
const scoresOf = (benchmark: string, scores: number[][], parts?: string[]): InstanceScores => ({
  benchmark,
  metric: 'accuracy',
  models: scores.map((_, m) => String.fromCharCode(97 + m)),
  instances: scores[0]!.map((_, i) => `id${i}`),
  parts: parts ?? scores[0]!.map(() => ''),
  scores,
});

describe('instanceTable', () => {
  test('is the mean over instances, and over parts whatever their size; a model without any misses it', () => {
    const table = instanceTable([
      scoresOf(
        'x',
        [
          [1, 1, 0, 0],
          [0, 0, missing, 1],
          [missing, missing, missing, missing],
        ],
        ['p', 'p', 'p', 'q'],
      ),
    ]);
    expect(table.scores).toEqual([[(2 / 3 + 0) / 2], [(0 + 1) / 2], [missing]]);
    expect(table).toMatchObject({ models: ['a', 'b', 'c'], benchmarks: ['x'], metrics: ['accuracy'] });
  });

  test('refuses tables of other models, instances that come twice, rows of the wrong length', () => {
    const good = scoresOf('x', [[1], [0]]);
    expect(() => instanceTable([good, scoresOf('y', [[1]])])).toThrow(
      'instance scores of y are of other models than those of x',
    );
    expect(() => instanceTable([{ ...good, instances: ['i', 'i'], parts: ['', ''] }])).toThrow(
      'instance scores of x: instance i appears twice',
    );
    expect(() => instanceTable([{ ...good, scores: [[1], []] }])).toThrow(
      'b has 0 scores for 1 instances; write NaN for a missing one',
    );
    expect(() => instanceTable([{ ...good, instances: [], parts: [] }])).toThrow(
      'instance scores of x: there are none',
    );
  });
});

describe('resampledInstances', () => {
  test('spreads as a bootstrap of the mean does, and never mixes parts', () => {
    const random = rng(4, 'scores');
    const row = Array.from({ length: 60 }, () => (random.uniform() < 0.7 ? 1 : 0));
    const [draws] = resampledInstances(scoresOf('x', [row]), { seed: 1, replicates: 4000 });
    const sorted = Float64Array.from(draws!).sort();
    const { lower, upper } = bootstrap(60, (units) => mean(Array.from(units, (i) => row[i]!)), { seed: 2 });
    expect(sorted[100]).toBeCloseTo(lower, 1);
    expect(sorted[3899]).toBeCloseTo(upper, 1);
    const parts = scoresOf('x', [[1, 1, 1, 0]], ['p', 'p', 'p', 'q']);
    expect(new Set(resampledInstances(parts, { seed: 1, replicates: 200 })[0])).toEqual(new Set([0.5]));
  });

  test('is paired: models that differ by one everywhere differ by one in every replicate', () => {
    const row = [0.1, 0.4, 0.2, 0.3];
    const [a, b] = resampledInstances(scoresOf('x', [row, row.map((score) => score + 0.5)]), {
      seed: 1,
      replicates: 300,
    });
    a!.forEach((value, r) => expect(b![r]! - value).toBeCloseTo(0.5, 12));
  });

  test('a replicate that draws none of the instances of a model is undefined for it', () => {
    const [, b] = resampledInstances(
      scoresOf('x', [
        [1, 1, 1],
        [1, missing, missing],
      ]),
      { seed: 1, replicates: 300 },
    );
    expect([...new Set(b)].sort()).toEqual([1, missing]);
  });
});

describe('instanceRankBands', () => {
  const random = rng(9, 'models');
  const tables = ['x', 'y', 'z'].map((name) =>
    scoresOf(
      name,
      [0.9, 0.5, 0.5].map((p) => Array.from({ length: 200 }, () => (random.uniform() < p ? 1 : 0))),
    ),
  );

  test('separates a model that is better everywhere, and not two of one ability', () => {
    const bands = instanceRankBands(tables, { seed: 1, replicates: 400 });
    expect(bands.models[0]).toMatchObject({ model: 'a', rank: 1, rankLower: 1, rankUpper: 1, best: 1 });
    expect(bands.gaps.map(({ separable }) => separable)).toEqual([true, false]);
    expect(bands.groups.map((group) => group.length)).toEqual([1, 2]);
    expect(bands.models[0]!.winRate).toMatchObject({ estimate: 1, n: 600, level: 0.95 });
    expect(bands.models[0]!.winRate.method).toBe(
      'paired percentile bootstrap over instances within 3 benchmarks, 400 replicates, seed 1',
    );
  });

  test('gives the same for the same seed; models that are the same share every win', () => {
    const run = (seed: number) => instanceRankBands(tables, { seed, replicates: 100 });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    const row = [0.1, 0.4, 0.3];
    const { gaps } = instanceRankBands([scoresOf('x', [row, row])], { seed: 1, replicates: 100 });
    expect(gaps[0]!.gap).toMatchObject({ estimate: 0, lower: 0, upper: 0 });
  });

  test('refuses no benchmark, a model without any score, and too few replicates', () => {
    expect(() => instanceRankBands([], { seed: 1 })).toThrow('instance rank bands need at least one benchmark');
    expect(() => instanceRankBands([scoresOf('x', [[1], [0], [missing]])], { seed: 1 })).toThrow(
      'rank bands need scores to compare, and c has none: leave it out',
    );
    expect(() => instanceRankBands(tables, { seed: 1, replicates: 10 })).toThrow(
      'replicates must be a whole number of at least 100, got 10',
    );
  });
});
