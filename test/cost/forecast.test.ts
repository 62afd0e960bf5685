import { describe, expect, test } from 'vitest';
import { forecast, type PilotForecastOptions } from '../../src/cost/forecast.ts';
import type { PilotUsage } from '../../src/cost/pilot-usage.ts';
import { predictedSum } from '../../src/cost/predicted-sum.ts';
import { definePrices } from '../../src/cost/prices.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { rng, type Rng } from '../../src/stats/rng.ts';

const prices = definePrices({
  ...{ id: 'test', asOf: '2026-01-31', evidence: 'quoted', source: 'made up' },
  prices: [
    { model: 'a', input: 1, output: 10, batch: { input: 0.5, output: 5 } },
    { model: 'b', input: 2, output: 20 },
    { model: 'judge', input: 3, output: 30 },
  ],
});
const counts = (instances: number) => [{ benchmark: 'sums', instances }];
const used = (model: string, instance: number, more: Partial<PilotUsage> = {}): PilotUsage => ({
  ...{ benchmark: 'sums', instance: `i${instance}`, model, promptTokens: 1e6, completionTokens: 1e5, ...more },
});
const both = [used('a', 1), used('a', 2, { promptTokens: 2e6 })];

describe('forecast by a pilot', () => {
  test('is what was seen and the mean for each instance to come', () => {
    // Seen 1 + 1 and 2 + 1 USD; 8 to come at 2.5.
    const { usd, roles } = forecast(counts(10), ['a'], { pilot: both, prices });
    expect(usd.estimate).toBeCloseTo(25, 9);
    expect(roles.prompt.tokens.estimate).toBeCloseTo(15e6, 3);
    expect(roles.completion.usd).toMatchObject({ estimate: 10, lower: 10, upper: 10 }); // all as long
    expect(usd.lower).toBeLessThan(25);
    expect(usd.lower).toBeGreaterThanOrEqual(5);
    expect(usd).toMatchObject({ level: 0.9, n: 2 });
  });

  test('is exact when the pilot was the run, and knows nothing for sure when it was another', () => {
    expect(forecast(counts(2), ['a'], { pilot: both, prices }).usd).toMatchObject({ estimate: 5, lower: 5, upper: 5 });
    const other = forecast(counts(2), ['a'], { pilot: both, prices, pilotCounts: false }).usd;
    expect(other.estimate).toBe(5);
    expect(other.upper).toBeGreaterThan(6);
  });

  test('tells reasoning, judges and failed requests apart, and their dollars add up to the whole', () => {
    const pilot = [1, 2].flatMap((i) => [
      used('a', i, { reasoningTokens: 6e4, attempts: 3 }),
      used('a', i, { judge: 'judge', promptTokens: 1e6, completionTokens: 1e4 }),
    ]);
    const { roles, usd, judges } = forecast(counts(4), ['a'], { pilot, prices });
    const dollars = Object.fromEntries(Object.entries(roles).map(([role, { usd }]) => [role, usd.estimate]));
    for (const [role, amount] of Object.entries({
      ...{ prompt: 4, completion: 1.6, reasoning: 2.4, judgePrompt: 12, judgeCompletion: 1.2, retries: 8 },
    }))
      expect(dollars[role], role).toBeCloseTo(amount, 9);
    expect(usd.estimate).toBeCloseTo(29.2, 9);
    expect(judges).toEqual(['judge']);
    const calm = forecast(counts(4), ['a'], { pilot, prices, retries: 0, judges: [] });
    expect(calm.usd.estimate).toBeCloseTo(8, 9);
    expect(calm.notes).toEqual(['2 verdicts of the pilot are left out: their judges were not named']);
  });

  test('takes more replicates as more of the same', () => {
    // Seen 5 USD of 10 × 3 answers; 28 to come at 2.5.
    expect(forecast(counts(10), ['a'], { pilot: both, prices, replicates: 3 }).usd.estimate).toBeCloseTo(75, 9);
  });

  test('sums models and benchmarks; an instance that is dear for both models makes the interval wider', () => {
    const random = rng(1, 'two models');
    const tokens = Array.from({ length: 30 }, () => Math.round(1e5 * Math.exp(random.normal())));
    const pilot = (shift: number) =>
      tokens.flatMap((n, i) => [
        used('a', i, { completionTokens: n }),
        used('b', i, { completionTokens: tokens[(i + shift) % 30]! }),
      ]);
    const [together, apart] = [0, 7].map((shift) =>
      forecast(counts(1000), ['a', 'b'], { pilot: pilot(shift), prices }),
    );
    expect(together!.models.map(({ usd }) => usd.estimate).reduce((x, y) => x + y)).toBeCloseTo(
      together!.usd.estimate,
      6,
    );
    expect(apart!.usd.estimate).toBeCloseTo(together!.usd.estimate, 6);
    expect(apart!.usd.upper - apart!.usd.lower).toBeLessThan(together!.usd.upper - together!.usd.lower);
  });

  test('has batch prices where they are known, and says when stand-ins answered', () => {
    expect(forecast(counts(2), ['a'], { pilot: both, prices, batch: true }).usd.estimate).toBe(2.5);
    expect(() => forecast(counts(2), ['b'], { pilot: [used('b', 1), used('b', 2)], prices, batch: true })).toThrow(
      'b has no batch price',
    );
    const pilot = both.map((usage) => ({ ...usage, simulated: true }));
    expect(forecast(counts(2), ['a'], { pilot, prices })).toMatchObject({ simulated: true });
  });

  test('refuses what does not fit together, and says what to do', () => {
    const run =
      (more: Partial<PilotForecastOptions>, models = ['a'], n = 10) =>
      () =>
        forecast(counts(n), models, { pilot: both, prices, ...more });
    expect(run({ pilot: [used('a', 1)] })).toThrow(
      'the pilot has 1 answered instances of sums by a: a forecast needs 2',
    );
    expect(run({}, ['a', 'b'])).toThrow('the pilot has 0 answered instances of sums by b');
    expect(run({}, ['c'])).toThrow('price unknown: c is not among the prices test');
    expect(run({ judges: ['judge'] })).toThrow('the pilot has no verdict of judge: let it judge');
    expect(run({}, ['a'], 1)).toThrow('the pilot has 2 instances of sums, the run 1');
    expect(run({ level: 1 })).toThrow('level must lie between 0 and 1');
    expect(run({ retries: -1 })).toThrow('retries must be 0 or more');
    expect(() => forecast([...counts(1), ...counts(1)], ['a'], { pilot: both, prices })).toThrow(
      'sums: counts of a are given 2 times',
    );
  });
});

describe('the interval of a forecast', () => {
  const lognormal = (sigma: number) => (random: Rng) => Math.exp(sigma * random.normal());
  // Completion tokens in hundreds, all simulated: from even ones to a long tail, cut-off answers, rare reasoning.
  const shapes: Record<string, (random: Rng) => number> = {
    'little skew': lognormal(0.5),
    'a long tail': lognormal(1),
    exponential: (random) => -Math.log(1 - random.uniform()),
    'cut at the most tokens': (random) => Math.min(4, lognormal(1)(random)),
    'one in four reasons at length': (random) => (random.uniform() < 0.25 ? 6 : 1) * lognormal(0.3)(random),
  };

  /** Share of simulated runs of 300 instances whose true cost lies in the interval from the first 40. */
  function coverage(name: string, runs: number): number {
    const draw = shapes[name]!;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const random = rng(run, 'forecast', name);
      const usages = Array.from({ length: 300 }, (_, i) => {
        const length = draw(random);
        return [
          used('a', i, { promptTokens: 500, completionTokens: Math.ceil(100 * length) }),
          used('a', i, { judge: 'judge', promptTokens: 900 + Math.ceil(100 * length), completionTokens: 150 }),
        ];
      });
      const cost = forecast(counts(300), ['a'], { pilot: usages.flat(), prices, bootstraps: 100 }).usd.estimate;
      const pilot = usages.slice(0, 40).flat();
      const { lower, upper } = forecast(counts(300), ['a'], { pilot, prices, seed: run, bootstraps: 200 }).usd;
      if (lower <= cost && cost <= upper) covered++;
    }
    return covered / runs;
  }

  test('covers the true cost of 85 to 95 % of 200 simulated runs, 40 of each of five shapes', () => {
    const shares = Object.keys(shapes).map((name) => coverage(name, 40));
    const all = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(all).toBeGreaterThanOrEqual(0.85);
    expect(all).toBeLessThanOrEqual(0.95);
  });

  test('closes as the instances are seen', () => {
    const random = rng(3, 'closing');
    const values = Array.from({ length: 100 }, () => random.uniform());
    const width = (n: number): number => {
      const { lower, upper } = predictedSum([{ values: values.slice(0, n), ahead: 100 - n }]);
      return upper - lower;
    };
    const widths = [10, 40, 80, 99, 100].map(width);
    expect([...widths].sort((a, b) => b - a)).toEqual(widths);
    expect(widths.at(-1)).toBe(0);
  });
});

describe("forecast by the paper's formula", () => {
  const medhelm = loadMedhelm();
  const judges = medhelm.models.filter(({ juror }) => juror !== null).map(({ id }) => id);
  const suite = (id: 'arxiv-v2' | 'nature-medicine') => {
    const { benchmarks, models } = medhelmSuite(medhelm, id);
    const rows = medhelm.costSheet.filter((row) => benchmarks.includes(row.benchmark));
    const sizes = rows.map(({ model, benchmark, instances, promptTokens, maxCompletionTokens, ...judge }) => {
      const { maxOutputTokens: most } = medhelm.benchmarks.find((each) => each.id === benchmark)!;
      const maxOutputTokens = medhelm.models.find((each) => each.id === model)!.maxOutputTokensOverride ?? most;
      return {
        ...{ model, benchmark, promptTokens, maxOutputTokens },
        // Three models were asked two of the three criteria of N2C2-CT only.
        instances: benchmark === 'n2c2-ct' ? maxCompletionTokens / maxOutputTokens : instances,
        ...(judge.judgePromptTokens > 0 && { judgeMaxOutputTokens: medhelm.jury.maxOutputTokens }),
      };
    });
    return forecast(sizes, models, { method: 'paper', prices: medhelm.prices, judges });
  };

  test("gives the paper's totals to the cent: 11,739.07 USD of Table 3, and 11,825.97 for 37 benchmarks", () => {
    expect(suite('arxiv-v2').usd).toBe(11_739.07);
    const all = suite('nature-medicine');
    expect(all.usd).toBe(11_825.97);
    expect(all.rows).toHaveLength(333);
    expect(Object.fromEntries(all.models.map(({ model, usd }) => [model, usd]))).toMatchObject({
      ...{ 'claude-3.5-sonnet': 1572.03, 'deepseek-r1': 1849.85, 'gpt-4o-mini': 804.8, 'llama-3.3-70b': 939.83 },
    });
  });

  test('is a ceiling: every completion and verdict as long as it may be', () => {
    const sizes = [
      { benchmark: 'x', instances: 10, promptTokens: 5000, maxOutputTokens: 100, judgeMaxOutputTokens: 4096 },
    ];
    const paper = forecast(sizes, ['a'], { method: 'paper', prices, judges: ['judge'] });
    // 5,000 × 1, 1,000 × 10, 6,000 × 3 and 40,960 × 30 USD per million, each in cents.
    expect(paper.rows[0]).toMatchObject({ prompt: 0.01, completion: 0.01, judgePrompt: 0.02, judgeCompletion: 1.23 });
    expect(paper.usd).toBe(1.27);
  });

  test('says which count is missing', () => {
    expect(() => forecast(counts(3), ['a'], { method: 'paper', prices })).toThrow(
      "sums: the paper's formula needs promptTokens, which is not given",
    );
  });
});
