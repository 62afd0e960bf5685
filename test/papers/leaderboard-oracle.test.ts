import { describe, expect, test } from 'vitest';
import { categoryMeans } from '../../src/leaderboard/category-means.ts';
import { leaderboard } from '../../src/leaderboard/leaderboard.ts';
import { winRate } from '../../src/leaderboard/win-rate.ts';
import { winSd } from '../../src/leaderboard/win-sd.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import oracle from './fixtures/medhelm-recomputed.json' with { type: 'json' };

// Values of an independent Python script, see the fixture.
const medhelm = loadMedhelm();

describe('against an independent computation, to 1e-12', () => {
  for (const [id, broken, expected] of [
    ['arxiv-v2', false, oracle.win_rate_35],
    ['arxiv-v2', true, oracle.win_rate_35_clear_tie_broken],
    ['nature-medicine', false, oracle.win_rate_37],
    ['nature-medicine', true, oracle.win_rate_37_clear_tie_broken],
  ] as const)
    test(`${id}, CLEAR tie ${broken ? 'broken' : 'halved'}: win rates, their spread, macro averages`, () => {
      const suite = medhelmSuite(medhelm, id);
      const tieBreaks = broken ? suite.tieBreaks : [];
      const strict = winRate(suite, { ties: 'strict', tieBreaks });
      const win = winRate(suite, { ties: 'win', tieBreaks });
      const halfSd = winSd(suite, { ties: 'half', tieBreaks });
      const rows = leaderboard(suite, { tieBreaks });
      expect(rows.map(({ model }) => model).sort()).toEqual(Object.keys(expected).sort());
      for (const row of rows) {
        const m = suite.models.indexOf(row.model);
        const value = expected[row.model as keyof typeof expected];
        expect(row.winRate).toBeCloseTo(value.win_rate_half_ties, 12);
        expect(strict[m]).toBeCloseTo(value.win_rate_strict, 12);
        expect(win[m]).toBeCloseTo(value.win_rate_ties_win, 12);
        expect(row.winSd).toBeCloseTo(value.win_sd_strict_population, 12);
        expect(halfSd[m]).toBeCloseTo(value.win_sd_half_ties_population, 12);
        expect(row.macro).toBeCloseTo(value.macro_mean, 12);
        expect(row.sd).toBeCloseTo(value.macro_sd_sample, 12);
      }
    });

  test('arxiv-v2: lowest and highest category means', () => {
    const suite = medhelmSuite(medhelm, 'arxiv-v2');
    const means = categoryMeans(suite, suite.categories);
    suite.categories.forEach(({ id }, c) => {
      const values = means.map((row) => row[c]!);
      const [lowest, highest] = oracle.category_ranges_35[id as keyof typeof oracle.category_ranges_35] as [
        number,
        number,
      ];
      expect(Math.min(...values)).toBeCloseTo(lowest, 12);
      expect(Math.max(...values)).toBeCloseTo(highest, 12);
    });
  });

  test('Claude 3.7 Sonnet comes before 3.5 in arXiv v2 and after it in Nature Medicine', () => {
    const order = (id: 'arxiv-v2' | 'nature-medicine') => {
      const suite = medhelmSuite(medhelm, id);
      return leaderboard(suite, { tieBreaks: suite.tieBreaks })
        .map(({ model }) => model)
        .slice(2, 4);
    };
    expect(order('arxiv-v2')).toEqual(['claude-3.7-sonnet', 'claude-3.5-sonnet']);
    expect(order('nature-medicine')).toEqual(['claude-3.5-sonnet', 'claude-3.7-sonnet']);
  });
});
