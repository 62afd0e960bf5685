import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { clinicianPairs, pairMean } from '../../src/papers/medhelm/agreement/clinician-pairs.ts';
import { consistency, pairMoments } from '../../src/papers/medhelm/agreement/consistency.ts';
import { iccInMode, pairModes } from '../../src/papers/medhelm/agreement/icc-in-mode.ts';
import { juryAgreement } from '../../src/papers/medhelm/agreement/jury-agreement.ts';
import { juryMinusClinicians } from '../../src/papers/medhelm/agreement/jury-minus-clinicians.ts';
import { bandRows } from '../../src/papers/medhelm/agreement/band-rows.ts';
import { helmMetricValues } from '../../src/papers/medhelm/agreement/helm-metric-values.ts';
import { metricRows } from '../../src/papers/medhelm/agreement/metric-rows.ts';
import { publishedTable2, rankedBySet } from '../../src/papers/medhelm/agreement/published-table-2.ts';
import { sixForms } from '../../src/papers/medhelm/agreement/six-forms.ts';
import { withoutOne } from '../../src/papers/medhelm/agreement/without-one.ts';
import { metricAgreement } from '../../src/papers/medhelm/agreement/metric-agreement.ts';
import {
  type AgreementSetId,
  agreementSetIds,
  type RatedAnswer,
  ratedAnswers,
} from '../../src/papers/medhelm/agreement/rated-answers.ts';
import { rng } from '../../src/stats/rng.ts';

interface Recomputed {
  instances: number;
  ratings: number;
  raters: number;
  instances_with_one_rater: number;
  jury_vs_clinician: Record<string, { n: number; icc: number; ci_low: number; ci_high: number; f?: number }>;
  spearman: { rho: number; ci_low: number; ci_high: number };
  pearson: number;
  quadratic_kappa: number;
  mean_difference_clinician_minus_jury: number;
  clinician_pairs: {
    raters: [string, string];
    n: number;
    constant_rater: boolean;
    icc_z: number | null;
    icc_raw: number;
    icc_as_published: number;
  }[];
  clinician_pair_mean: Record<string, number>;
}
const fixture = new URL('fixtures/medhelm-agreement-recomputed.json', import.meta.url);
const recomputed: Record<AgreementSetId, Recomputed> = JSON.parse(readFileSync(fixture, 'utf8'));

const medhelm = loadMedhelm();
const options = { seed: 1, replicates: 200 };
const keys = {
  'as-published': 'icc_as_published_raw_plus_z',
  'as-described': 'icc_z',
  raw: 'icc_raw',
  'z-within-clinician': 'icc_z_within_each_clinician',
} as const;
const near = (ours: number | null, theirs: number) => expect(Math.abs(ours! - theirs)).toBeLessThan(1e-9);

describe.each(agreementSetIds)('agreement on %s', (set) => {
  const theirs = recomputed[set];
  const answers = ratedAnswers(medhelm, set);
  const ours = juryAgreement(answers, options);

  test('counts answers, ratings, raters and answers rated once', () => {
    expect([ours.n, ours.of, ours.ratings, ours.raters, ours.ratedOnce]).toEqual([
      theirs.instances,
      theirs.instances,
      theirs.ratings,
      theirs.raters,
      theirs.instances_with_one_rater,
    ]);
  });

  test('has the ICC(3,k) of each mode, its interval and F as recomputed independently', () => {
    for (const { mode, icc } of ours.modes) {
      const value = theirs.jury_vs_clinician[keys[mode]]!;
      near(icc.estimate, value.icc);
      near(icc.lower, value.ci_low);
      near(icc.upper, value.ci_high);
      if (value.f !== undefined) near(icc.f, value.f);
      expect([icc.n, icc.undefined]).toEqual([value.n, null]);
    }
  });

  test('has the correlation, kappa and difference as recomputed independently', () => {
    near(ours.pearson.estimate, theirs.pearson);
    near(ours.quadraticKappa.halfToEven.estimate, theirs.quadratic_kappa);
    near(ours.meanDifference.estimate, theirs.mean_difference_clinician_minus_jury);
  });

  test('has the rank correlation as recomputed once ties are broken by rounding, as there', () => {
    const { spearman } = juryAgreement(ratedAnswers(medhelm, set, { composites: 'floating-point' }), options);
    near(spearman.estimate, theirs.spearman.rho);
    // There with z = 1.96.
    expect(Math.abs(spearman.lower - theirs.spearman.ci_low)).toBeLessThan(1e-5);
    expect(Math.abs(spearman.upper - theirs.spearman.ci_high)).toBeLessThan(1e-5);
  });

  test('has the pairs of clinicians as recomputed, and their means', () => {
    const pairs = clinicianPairs(answers);
    expect(pairs.map(({ raters, n, constant }) => [raters, n, constant.length > 0])).toEqual(
      theirs.clinician_pairs.map(({ raters, n, constant_rater }) => [raters, n, constant_rater]),
    );
    pairs.forEach(({ icc }, p) => {
      const pair = theirs.clinician_pairs[p]!;
      near(icc['as-published'].estimate, pair.icc_as_published);
      near(icc.raw.estimate, pair.icc_raw);
      if (pair.icc_z === null) expect(icc['as-described'].estimate).toBeNull();
      else near(icc['as-described'].estimate, pair.icc_z);
    });
    const means = pairModes.map((mode) => pairMean(pairs, mode, options));
    near(means[0]!.mean.estimate, theirs.clinician_pair_mean.icc_as_published!);
    near(means[1]!.mean.estimate, theirs.clinician_pair_mean.icc_z_excluding_constant!);
    near(means[2]!.mean.estimate, theirs.clinician_pair_mean.icc_raw!);
    near(means[0]!.lowest, theirs.clinician_pair_mean.published_min!);
    near(means[0]!.highest, theirs.clinician_pair_mean.published_max!);
  });
});

describe('ties', () => {
  test('of equal composites are kept: 56 answers have 13 jury composites and 10 of clinicians, not 15 and 14', () => {
    const distinct = (answers: RatedAnswer[]) => [
      new Set(answers.map(({ jury }) => jury)).size,
      new Set(answers.map(({ clinicians }) => clinicians)).size,
    ];
    expect(distinct(ratedAnswers(medhelm, 'combined'))).toEqual([13, 10]);
    expect(distinct(ratedAnswers(medhelm, 'combined', { composites: 'floating-point' }))).toEqual([15, 14]);
  });

  test('so the rank correlation of the combined set is 0.106, from -0.161 to 0.359 (SciPy, composites rounded)', () => {
    const { estimate, lower, upper } = juryAgreement(ratedAnswers(medhelm, 'combined'), options).spearman;
    near(estimate, 0.0853502671470423 + 0.020668426729320857);
    expect([lower.toFixed(3), upper.toFixed(3)]).toEqual(['-0.161', '0.359']);
  });
});

describe('the constant rater', () => {
  const pair = clinicianPairs(ratedAnswers(medhelm, 'mediqa')).find(({ constant }) => constant.length > 0)!;

  test('gave 5 to all seven answers; the z reading is undefined and says so, the raw one is 0', () => {
    expect([pair.raters, pair.constant, pair.n]).toEqual([['rater-08', 'rater-09'], ['rater-09'], 7]);
    expect(pair.composites[1]).toEqual([5, 5, 5, 5, 5, 5, 5]);
    expect(pair.icc['as-described'].undefined).toBe('rater-09 gave one value only, which has no z-score');
    near(pair.icc.raw.estimate, 0);
  });

  test("makes the authors' analysis exactly 0.5, whatever the other rater says", () => {
    const random = rng(3);
    for (const n of [2, 5, 9]) {
      const other = Array.from({ length: n }, () => 1 + random.integer(5) + random.uniform());
      near(iccInMode('as-published', other, new Array(n).fill(4)).estimate, 0.5);
      near(iccInMode('as-published', new Array(n).fill(4), other).estimate, 0.5);
    }
    expect(iccInMode('as-published', [4, 4, 4], [5, 5, 5]).estimate).toBeNull();
  });
});

describe('the bootstrap', () => {
  test('of any draw is the ICC(3,k) that the analysis of variance gives, in each mode', () => {
    const random = rng(5);
    for (let trial = 0; trial < 50; trial++) {
      const n = 3 + random.integer(20);
      const [a, b] = [0, 0].map(() => Array.from({ length: n }, () => 1 + random.integer(5)));
      const drawn = Array.from({ length: n }, () => random.integer(n));
      const [x, y] = [a!, b!].map((values) => drawn.map((i) => values[i]!));
      for (const mode of pairModes) {
        const { estimate } = iccInMode(mode, x!, y!);
        const quick = consistency(mode, pairMoments(a!, b!, drawn));
        if (estimate === null) expect(quick).toBeNaN();
        else expect(Math.abs(quick - estimate)).toBeLessThan(1e-9 * Math.max(1, Math.abs(estimate)));
      }
    }
  });

  test('of the six pairs of the combined set is about 0.307 to 0.540, not the 0.295 to 0.585 that is printed', () => {
    const { mean } = pairMean(clinicianPairs(ratedAnswers(medhelm, 'combined')), 'as-published', { seed: 1 });
    expect(Math.abs(mean.lower - 0.307)).toBeLessThan(0.02);
    expect(Math.abs(mean.upper - 0.54)).toBeLessThan(0.02);
  });

  test('has for its estimate the value of each mode, and another interval than F', () => {
    for (const { icc, bootstrap } of juryAgreement(ratedAnswers(medhelm, 'combined'), options).modes) {
      expect(bootstrap.estimate).toBe(icc.estimate);
      expect(bootstrap.lower).toBeLessThan(bootstrap.estimate);
      expect(bootstrap.n).toBe(56);
    }
  });

  test('does not tell the jury from the clinicians: the difference 0.05 lies well inside its interval', () => {
    const result = juryMinusClinicians(ratedAnswers(medhelm, 'combined'), 'as-published', {
      seed: 1,
      replicates: 1000,
    });
    near(result.jury.estimate, recomputed.combined.jury_vs_clinician.icc_as_published_raw_plus_z!.icc);
    near(result.clinicians.estimate, recomputed.combined.clinician_pair_mean.icc_as_published!);
    expect(result.difference.estimate).toBeCloseTo(0.0482, 4);
    expect([result.difference.lower < -0.2, result.difference.upper > 0.3, result.separable]).toEqual([
      true,
      true,
      false,
    ]);
    expect(result.ahead).toBeGreaterThan(0.3);
    expect(result.ahead).toBeLessThan(0.9);
  });
});

describe('agreement of a metric', () => {
  const answers = ratedAnswers(medhelm, 'mediqa');
  const valuesOf = (value: (answer: RatedAnswer, i: number) => number) =>
    answers.map((answer, i) => ({ ...answer, value: value(answer, i) }));

  test('that repeats the jury is the agreement of the jury, in any order', () => {
    const { modes, n, missing, unused } = metricAgreement(answers, valuesOf(({ jury }) => jury).reverse(), options);
    expect(modes).toEqual(juryAgreement(answers, options).modes);
    expect([n, missing, unused]).toEqual([25, [], 0]);
  });

  test('does not depend on the scale of the metric where z-scores are compared', () => {
    const mode = (scale: number) =>
      metricAgreement(
        answers,
        valuesOf((_, i) => scale * Math.sin(i)),
        options,
      ).modes[1]!.icc.estimate!;
    expect(mode(0.1)).toBeCloseTo(mode(50), 10);
  });

  test('says which answers have no value, and how many values nobody rated', () => {
    const values = valuesOf((_, i) => Math.sin(i)).slice(2);
    const extra = { benchmark: 'mediqa', instance: '9999', model: 'gpt-4o', value: 0.3 };
    const { n, of, missing, unused } = metricAgreement(answers, [...values, extra], options);
    expect([n, of, unused]).toEqual([23, 25, 1]);
    expect(missing).toEqual(['mediqa 105 by llama-3.3-70b', 'mediqa 13 by llama-3.3-70b']);
  });

  test('that is constant is undefined where z-scores are needed, with the reason', () => {
    const { modes, spearman } = metricAgreement(
      answers,
      valuesOf(() => 0.5),
      { ...options, name: 'ROUGE-L' },
    );
    expect(modes[1]!.icc.undefined).toBe('ROUGE-L gave one value only, which has no z-score');
    expect(modes[3]!.icc.undefined).toBe('no z-scores on both sides: a clinician, or ROUGE-L, gave one value only');
    expect(spearman.estimate).toBeNaN();
  });

  test('refuses values that join nothing, come twice or are no numbers', () => {
    const one = { benchmark: 'mediqa', instance: '13', model: 'llama-3.3-70b', value: 0.2 };
    const run = (values: (typeof one)[]) => () => metricAgreement(answers, values, { ...options, name: 'ROUGE-L' });
    expect(run([{ ...one, model: 'gpt-5' }])).toThrow(
      'no value of ROUGE-L joins a rated answer by benchmark, instance and model: rated is for example ' +
        'mediqa 105 by llama-3.3-70b, given mediqa 13 by gpt-5',
    );
    expect(run([one, one])).toThrow('ROUGE-L has two values of mediqa 13 by llama-3.3-70b: keep one');
    expect(run([{ ...one, value: Number.NaN }])).toThrow('ROUGE-L of mediqa 13 by llama-3.3-70b must be a number');
  });
});

test('agreement on no answer is refused', () => {
  expect(() => juryAgreement([], options)).toThrow('agreement needs answers that clinicians and jury rated, got none');
  const alone = ratedAnswers(medhelm, 'mtsamples').filter(({ ratings }) => ratings.length === 1);
  expect(() => juryMinusClinicians(alone, 'raw', options)).toThrow('there is no pair');
});

describe('runs of HELM', () => {
  const rated = ratedAnswers(medhelm, 'combined');
  const helmOf = (id: string) => medhelm.models.find((model) => model.id === id)!.helmModel;
  const rows = rated.flatMap(({ benchmark, instance, model }, i) =>
    ['rouge_l', 'BERTScore-F'].flatMap((metric) =>
      [0, 1].map((trial) => ({
        model: helmOf(model),
        benchmark: benchmark === 'mediqa' ? 'medi_qa' : 'aci_bench',
        instance,
        metric,
        value: Math.sin(i) + trial,
        trial,
        perturbation: null,
      })),
    ),
  );

  test("are taken in MedHELM's names, trials averaged; perturbed instances, other metrics and models left out", () => {
    const odd = { ...rows[0]!, value: 99 };
    const values = helmMetricValues(
      medhelm,
      [...rows, { ...odd, perturbation: 'typos' }, { ...odd, model: 'x/y' }, { ...odd, value: null }],
      'rouge_l',
    );
    expect(values).toHaveLength(56);
    const { benchmark, instance, model } = rated[0]!;
    expect(values[0]).toEqual({ benchmark, instance, model, value: 0.5 });
  });

  test('give the metric columns of Table 2 beside what is printed', () => {
    const table = metricRows(medhelm, rows, publishedTable2(), options);
    expect(table.map(({ metric, printed, answers }) => [metric, printed, answers])).toEqual([
      ['ROUGE-L', 0.361, '56 of 56'],
      ['BERTScore-F', 0.441, '56 of 56'],
      ['ROUGE-L', 0.445, '31 of 31'],
      ['BERTScore-F', 0.25, '31 of 31'],
      ['ROUGE-L', 0.343, '25 of 25'],
      ['BERTScore-F', 0.668, '25 of 25'],
    ]);
    const value = iccInMode(
      'as-published',
      rated.map(({ clinicians }) => clinicians),
      rated.map((_, i) => Math.sin(i) + 0.5),
    );
    near(table[0]!.recomputed, value.estimate!);
  });
});

describe('what the table is read for', () => {
  const combined = ratedAnswers(medhelm, 'combined');

  test('the jury leads the metrics on the combined set only: ROUGE-L on ACI-Bench, BERTScore-F on MEDIQA', () => {
    const ranked = rankedBySet(publishedTable2());
    expect(ranked.map(({ set, order, juryLeads }) => [set, order[0]!.column, juryLeads])).toEqual([
      ['combined', 'jury', true],
      ['aci-bench', 'rouge-l', false],
      ['mediqa', 'bertscore-f', false],
    ]);
  });

  test('without MEDIQA 57 the ICC of the combined set is 0.285', () => {
    const [first] = withoutOne(combined, 'as-published');
    expect([first!.benchmark, first!.instance, first!.icc.toFixed(3)]).toEqual(['mediqa', '57', '0.285']);
  });

  test('the sixth of the six forms is that of the modes, for raw and z-scores', () => {
    const sixth = sixForms(combined)[5]!;
    near(sixth.raw.estimate, recomputed.combined.jury_vs_clinician.icc_raw!.icc);
    near(sixth.z.estimate, recomputed.combined.jury_vs_clinician.icc_z!.icc);
  });

  test('"good" is poor or fair at the estimate, and poor at the lower end', () => {
    const words = bandRows(combined).map((row) => [row['as published'], row['Koo and Li 2016'], row['Cicchetti 1994']]);
    expect(words).toEqual([
      ['lower', 'poor', 'poor'],
      ['estimate', 'poor', 'fair'],
      ['upper', 'moderate', 'good'],
    ]);
  });
});
