import { describe, expect, test } from 'vitest';
import { defaultScoreHeatmap } from '../../src/papers/medhelm/default-score-heatmap.ts';
import { defaultScores } from '../../src/papers/medhelm/default-scores.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { withoutDefaults } from '../../src/papers/medhelm/without-defaults.ts';
import oracle from './fixtures/medhelm-jury-recomputed.json' with { type: 'json' };

const medhelm = loadMedhelm();
const suite = medhelmSuite(medhelm, 'arxiv-v2');
const rows = defaultScores(medhelm, suite);

describe('default scores', () => {
  test('are the shares of an independent computation wherever that gives one, and below 0.004 elsewhere', () => {
    const expected = Object.entries(oracle.jury_default_score_evidence).flatMap(([benchmark, models]) =>
      Object.entries(models).map(([model, own]) => ({ benchmark, model, ...own })),
    );
    for (const { benchmark, model, judge_mean, leaderboard, implied_share_scored_1 } of expected) {
      const row = rows.find((entry) => entry.benchmark === benchmark && entry.model === model)!;
      expect(Math.abs(row.judges - judge_mean)).toBeLessThanOrEqual(0.000051);
      expect(row.leaderboard).toBe(leaderboard);
      expect(Math.abs(row.share - implied_share_scored_1)).toBeLessThanOrEqual(0.000051);
    }
    const told = (row: (typeof rows)[number]) =>
      expected.some(({ benchmark, model }) => row.benchmark === benchmark && row.model === model);
    const rest = rows.filter((row) => !told(row));
    expect(rest).toHaveLength(13 * 9 - expected.length);
    expect(Math.max(...rest.map(({ share }) => share))).toBeLessThan(0.004);
  });

  test('put a share of failures s between its rounding ends, with s · 1 + (1 - s) · judges the published score', () => {
    for (const { share, lower, upper, judges, leaderboard } of rows) {
      expect(share + (1 - share) * judges).toBeCloseTo(leaderboard, 12);
      expect(lower).toBeLessThan(share);
      expect(upper).toBeGreaterThan(share);
    }
  });

  test('are no number of 78ths on MTSamples, but 2 of 427', () => {
    const { instances, share, lower, upper } = rows.find((r) => r.benchmark === 'mtsamples' && r.model === 'gpt-4o')!;
    expect(instances.map(({ of }) => of)).toEqual([78, 427]);
    expect(lower).toBeLessThan(2 / 427);
    expect(upper).toBeGreaterThan(2 / 427);
    expect(share).toBeLessThan(1 / 78 / 2);
  });

  test('make a heatmap of percents, models by open-ended benchmarks', () => {
    const { rows: models, columns, values } = defaultScoreHeatmap(medhelm, suite);
    expect([models.length, columns.length]).toEqual([9, 13]);
    expect(values[4]![columns.indexOf('MIMIC-RRS')]).toBeCloseTo(7.19, 2);
  });
});

describe('the suite without default scores', () => {
  test('gives GPT-4o 4.439 instead of 4.192 on MIMIC-RRS and leaves closed benchmarks alone', () => {
    const { scores, benchmarks, models } = withoutDefaults(medhelm, suite);
    const [m, b] = [models.indexOf('gpt-4o'), benchmarks.indexOf('mimic-rrs')];
    expect([suite.scores[m]![b], scores[m]![b]!.toFixed(3)]).toEqual([4.192, '4.439']);
    const place = (own: typeof suite.scores) => 1 + own.filter((row) => row[b]! > own[m]![b]!).length;
    expect([place(suite.scores), place(scores)]).toEqual([8, 5]);
    const closed = suite.metrics.flatMap((metric, k) => (metric === 'jury' ? [] : [k]));
    for (const k of closed) expect(scores.map((row) => row[k])).toEqual(suite.scores.map((row) => row[k]));
  });
});
