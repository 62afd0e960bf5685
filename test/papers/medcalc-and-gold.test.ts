import { describe, expect, test } from 'vitest';
import { winRate } from '../../src/leaderboard/win-rate.ts';
import { benchmarkSizes } from '../../src/papers/medhelm/benchmark-sizes.ts';
import { composition } from '../../src/papers/medhelm/composition.ts';
import { defaultScores } from '../../src/papers/medhelm/default-scores.ts';
import { goldEffect } from '../../src/papers/medhelm/gold-effect.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medcalcBounds } from '../../src/papers/medhelm/medcalc-bounds.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { selectBenchmarks } from '../../src/papers/medhelm/select-benchmarks.ts';

const medhelm = loadMedhelm();
const suite = medhelmSuite(medhelm, 'arxiv-v2');
const late = medhelmSuite(medhelm, 'nature-medicine');

describe('the bounds of MedCalc-Bench', () => {
  const bounds = medcalcBounds(medhelm, suite);

  test('go from the published score to 354 more items right of 1,000', () => {
    expect(bounds[0]).toMatchObject({ model: 'deepseek-r1', published: 0.348, rank: 1, rescored: null });
    expect(bounds[0]!.fixed.upper).toBeCloseTo(0.702, 12);
    expect(bounds[0]!.ofScoreable).toBeCloseTo(348 / 646, 12);
  });

  test('leave every place open to every model, for all lie within 0.354', () => {
    for (const { fixedRank } of bounds) expect(fixedRank).toEqual({ best: 1, worst: 9 });
  });

  test('close where the hidden share is small: by hand for 2 items of 1,000', () => {
    const defect = { ...medhelm.medcalcDefect, neverScored: 2 };
    // 0.348 0.340 | 0.218 0.210 0.188 0.158 0.154 0.120 0.113: no two within 0.002
    for (const { rank, fixedRank } of medcalcBounds({ ...medhelm, medcalcDefect: defect }, suite))
      expect(fixedRank).toEqual({ best: rank, worst: rank });
    const eight = medcalcBounds({ ...medhelm, medcalcDefect: { ...defect, neverScored: 8 } }, suite);
    const ranks = Object.fromEntries(eight.map(({ model, fixedRank }) => [model, fixedRank]));
    // A tie counts as the best and as the worst case: 0.340 + 0.008 = 0.348.
    expect(ranks['deepseek-r1']).toEqual({ best: 1, worst: 2 });
    expect(ranks['o3-mini']).toEqual({ best: 1, worst: 2 });
    expect(ranks['gpt-4o']).toEqual({ best: 5, worst: 5 });
  });

  test('of the win rate are those with the model first, and last, on that one benchmark', () => {
    const b = suite.benchmarks.indexOf('medcalc-bench');
    for (const [m, { winRate: rate, fixedWinRate }] of bounds.entries()) {
      const withScore = (score: number) => {
        const scores = suite.scores.map((row, k) => Array.from(row).with(b, k === m ? score : 0.5));
        return winRate({ ...suite, scores }, { tieBreaks: suite.tieBreaks })[m]!;
      };
      expect(rate).toBeCloseTo(winRate(suite, { tieBreaks: suite.tieBreaks })[m]!, 12);
      expect(fixedWinRate.upper).toBeCloseTo(withScore(1), 12);
      expect(fixedWinRate.lower).toBeCloseTo(withScore(0), 12);
    }
  });

  test('hold the values that a third party re-scored, which start from the published ones', () => {
    const scored = bounds.filter(({ rescored }) => rescored !== null);
    expect(scored.map(({ model }) => model)).toEqual(['claude-3.7-sonnet', 'gpt-4o']);
    for (const { model, published, fixed, rescored } of scored) {
      expect(medhelm.medcalcDefect.rescored.find((entry) => entry.model === model)!.published).toBe(published);
      expect(rescored).toBeGreaterThan(fixed.lower);
      expect(rescored).toBeLessThan(fixed.upper);
    }
  });

  test('need MedCalc-Bench', () => {
    expect(() => medcalcBounds(medhelm, selectBenchmarks(suite, ['clear']))).toThrow('a suite with medcalc-bench');
  });
});

describe('the check of gold answers', () => {
  const effects = goldEffect(medhelm);
  const of = (id: string) => effects.find(({ benchmark }) => benchmark === id)!;

  test('covers five data sets; where nothing is flagged there is no difference', () => {
    expect(effects.map(({ flagged, of: all }) => [flagged, all])).toEqual([
      [16, 427],
      [25, 128],
      [316, 1000],
      [4, 361],
      [0, 67],
    ]);
    expect(of('mentalhealth').difference).toBeNull();
  });

  test('gives the difference of the published means, wider for one value an instance than for nine', () => {
    const { perInstance, perAnswer } = of('mimic-rrs').difference!;
    expect(perInstance.estimate).toBeCloseTo(4.327 - 4.215, 12);
    expect(perInstance.lower).toBeCloseTo(-0.00439323727507833, 9); // R 4.2.2
    expect(perAnswer.upper - perAnswer.lower).toBeLessThan((perInstance.upper - perInstance.lower) / 2.9);
    expect([perInstance.n, perAnswer.n]).toEqual([1000, 9000]);
  });

  test('has groups whose means pool to the mean of all, to the rounding', () => {
    for (const { pooledMean, stages } of effects) expect(Math.abs(pooledMean - stages[0]!.mean)).toBeLessThan(0.0011);
  });

  test('was made when a failure scored 0: the leaderboard is higher by the mean share of failures', () => {
    const shares = defaultScores(medhelm, suite);
    for (const { benchmark, leaderboardMean, stages } of effects) {
      const own = shares.filter((row) => row.benchmark === benchmark);
      const failures = own.reduce((sum, { share }) => sum + Math.max(0, share), 0) / own.length;
      expect(Math.abs(leaderboardMean - failures - stages[0]!.mean)).toBeLessThan(0.0011);
    }
    expect(of('mimic-rrs').leaderboardMean - of('mimic-rrs').stages[0]!.mean).toBeGreaterThan(0.03);
  });
});

describe('the list of benchmarks', () => {
  test('has seven sizes that disagree', () => {
    const odd = benchmarkSizes(late).filter(({ agree }) => !agree);
    expect(odd.map(({ benchmark, costSheet, natureMedicine }) => [benchmark, ...costSheet, natureMedicine])).toEqual([
      ['mtsamples', 78, 427, 427],
      ['ehrshot', 3000, 1000],
      ['medalign', 149, 172, 149],
      ['mimic-bhc', 100, 1000],
      ['meddialog', 2000, 1000],
      ['n2c2-ct', 258, 86],
      ['clinicreferral', 327, 326],
    ]);
  });

  test('is composed of parts that add up to the totals of both versions', () => {
    const totals = (own: typeof suite, by: Parameters<typeof composition>[1]) => {
      const { parts, rows } = composition(own, by);
      return parts.map((_, k) => rows.reduce((sum, row) => sum + row.parts[k]!, 0));
    };
    expect(totals(suite, 'access')).toEqual([14, 7, 14]);
    expect(totals(late, 'access')).toEqual([16, 7, 14]);
    expect(totals(suite, 'origin')).toEqual([17, 5, 13]);
    expect(totals(suite, 'questionType')).toEqual([22, 13]);
  });
});
