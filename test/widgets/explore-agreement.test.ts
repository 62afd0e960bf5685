import { describe, expect, test } from 'vitest';
import { exercises } from '../../src/lab/exercises.ts';
import { icc } from '../../src/stats/icc.ts';
import { iccForms } from '../../src/stats/icc-from-anova.ts';
import { agreementPresets } from '../../src/widgets/explore-agreement/agreement-presets.ts';
import { agreementSweep } from '../../src/widgets/explore-agreement/agreement-sweep.ts';
import { agreementSummary } from '../../src/widgets/explore-agreement/agreement-summary.ts';
import { exploreAgreement } from '../../src/widgets/explore-agreement/explore-agreement.ts';
import { type RatingsPlan, simulateRatings } from '../../src/widgets/explore-agreement/simulate-ratings.ts';

const plan = (name: string): RatingsPlan => agreementPresets.find((preset) => preset.name.includes(name))!.plan;
const summary = (settings: RatingsPlan) => agreementSummary(simulateRatings(settings).ratings);
const estimate = (settings: RatingsPlan, form: (typeof iccForms)[number]): number =>
  summary(settings).icc[iccForms.indexOf(form)]!.estimate!;

describe('simulateRatings', () => {
  test('without noise gives quality, minus severity for the last rater, in thirds on the scale', () => {
    const settings = { n: 40, raters: 3, noise: 0, severity: 0.5, range: 4, bad: 2, constant: false, seed: 3 };
    const { quality, ratings } = simulateRatings(settings);
    expect(ratings[0]).toEqual(quality.map((own) => Math.min(5, Math.round(3 * own) / 3)));
    expect(ratings[1]).toEqual(ratings[0]);
    expect(ratings[2]).toEqual(quality.map((own) => Math.min(5, Math.round(3 * (own - 0.5)) / 3)));
    expect(quality.slice(0, 2)).toEqual([2, 2]);
    for (const rating of ratings.flat()) expect(rating >= 1 && rating <= 5).toBe(true);
  });

  test('a slider moves what is there: more noise keeps the quality, more answers keep the first ones', () => {
    const settings = { ...plan('agree'), n: 20 };
    const [few, many] = [simulateRatings(settings), simulateRatings({ ...settings, n: 30, noise: 1 })];
    expect(many.quality.slice(0, 20)).toEqual(few.quality);
    expect(many.ratings).not.toEqual(few.ratings);
  });
});

describe('agreementSummary', () => {
  test('gives the six correlations that icc gives', () => {
    const { ratings } = simulateRatings({ ...plan('severe'), raters: 4 });
    expect(agreementSummary(ratings).icc).toEqual(iccForms.map((form) => icc(ratings, { form })));
  });

  test('the first setting has the ICC and Pearson correlation of the combined set, and ranks that agree by 0.09', () => {
    const { icc: forms, pearson, spearman } = summary(agreementPresets[0]!.plan);
    expect(forms[5]!.estimate).toBeCloseTo(0.474, 2);
    expect(pearson.mean).toBeCloseTo(0.311, 2);
    expect(spearman.mean).toBeCloseTo(0.085, 2);
  });

  test('a severe rater leaves consistency and ranks as they are, and costs absolute agreement', () => {
    // Away from the ends of the scale, and in whole thirds, so that nothing is clipped or rounded.
    const settings = { ...plan('severe'), noise: 0.2, range: 1, severity: 0 };
    const severe = { ...settings, severity: 1 };
    expect(estimate(severe, 'ICC(3,1)')).toBeCloseTo(estimate(settings, 'ICC(3,1)'), 12);
    expect(summary(severe).spearman.mean).toBeCloseTo(summary(settings).spearman.mean!, 12);
    expect(estimate(severe, 'ICC(2,1)')).toBeLessThan(estimate(settings, 'ICC(2,1)') - 0.3);
    expect(summary(severe).kappa.mean!).toBeLessThan(summary(settings).kappa.mean! - 0.1);
  });

  test('with a constant rater, correlations say for how many pairs they are defined', () => {
    const { pearson, kappa, icc: forms } = summary({ ...plan('fives'), raters: 3 });
    expect([pearson.n, pearson.of]).toEqual([1, 3]);
    expect(kappa.of).toBe(3);
    expect(summary(plan('fives')).pearson).toEqual({ mean: null, n: 0, of: 1 });
    expect(summary(plan('fives')).icc[2]!.estimate).toBeCloseTo(0, 12);
    expect(forms).toHaveLength(6);
  });

  test('four answers by hand: kappa on whole points, quadratic', () => {
    const { kappa, pearson } = agreementSummary([
      [1, 2, 4, 5],
      [2, 2, 4, 4],
    ]);
    // Squared differences sum to 2 of 4 answers, and to 20 + 8 + 8 + 20 over the 16 pairs that chance would make.
    expect(kappa.mean).toBeCloseTo(1 - 2 / 4 / (56 / 16), 12);
    expect(pearson.mean).toBeCloseTo(6 / Math.sqrt(40), 12);
  });
});

test('the answers of the exercises are what the page shows', () => {
  const check = (id: string, given: number | string) => exercises[`explore-agreement/${id}`]!.check(given).right;
  const first = agreementPresets[0]!.plan;
  expect(check('1', Number(estimate(first, 'ICC(3,1)').toFixed(2)))).toBe(true);
  const fall = (form: (typeof iccForms)[number]) =>
    estimate(plan('agree'), form) - estimate({ ...plan('agree'), severity: 0.6 }, form);
  expect(fall('ICC(2,1)')).toBeGreaterThan(2 * fall('ICC(3,1)'));
  expect(check('2', 'ICC(2,1)')).toBe(true);
  expect(check('3', Number(estimate({ ...first, bad: 0 }, 'ICC(3,k)').toFixed(2)))).toBe(true);
});

test('a sweep is the mean over seeds, with an interval, at each value', () => {
  const settings = { ...plan('severe'), n: 20 };
  const sweep = agreementSweep(settings, 'severity', [0, 1], { seeds: 3 });
  const single = (seed: number) => estimate({ ...settings, severity: 1, seed }, 'ICC(2,1)');
  const { name, x, y, lower, upper } = sweep.find((series) => series.name === 'ICC(2,1)')!;
  expect([name, x]).toEqual(['ICC(2,1)', [0, 1]]);
  expect(y[1]).toBeCloseTo((single(1) + single(2) + single(3)) / 3, 12);
  expect(lower[1]! < y[1]! && y[1]! < upper[1]!).toBe(true);
});

test('the page carries its settings and is marked simulated', () => {
  const { html } = exploreAgreement();
  expect(html).toContain('SIMULATED DATA');
  expect(html).toContain('one severe rater');
});
