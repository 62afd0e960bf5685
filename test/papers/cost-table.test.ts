import { describe, expect, test } from 'vitest';
import { evaluationTokens } from '../../src/cost/evaluation-tokens.ts';
import { PriceUnknownError } from '../../src/cost/price-unknown-error.ts';
import { addModel } from '../../src/papers/medhelm/add-model.ts';
import { costPoints } from '../../src/papers/medhelm/cost-points.ts';
import { costTable } from '../../src/papers/medhelm/cost-table.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { unequalInstances } from '../../src/papers/medhelm/unequal-instances.ts';
import oracle from './fixtures/medhelm-costs-recomputed.json' with { type: 'json' };

const medhelm = loadMedhelm();
const suites = { 35: medhelmSuite(medhelm, 'arxiv-v2'), 37: medhelmSuite(medhelm, 'nature-medicine') };

describe('the cost table', () => {
  for (const [n, expected, sum] of [
    [35, oracle.cost_totals_35, oracle.cost_sum_35],
    [37, oracle.cost_totals_37, oracle.cost_sum_37],
  ] as const)
    test(`of ${n} benchmarks has the totals of an independent computation`, () => {
      const { models, total, rows, without } = costTable(medhelm, suites[n]);
      expect(rows).toHaveLength(9 * n);
      expect(without).toEqual([]);
      expect(models.map(({ model }) => model).sort()).toEqual(Object.keys(expected).sort());
      for (const row of models) {
        const value = expected[row.model as keyof typeof expected];
        expect([row.benchmarkTokens, row.juryTokens]).toEqual([value.benchmark_tokens, value.jury_tokens]);
        expect([row.benchmarkUsd, row.juryUsd, row.totalUsd]).toEqual([
          value.benchmark_usd,
          value.jury_usd,
          value.total_usd,
        ]);
      }
      expect(total.totalUsd).toBe(sum);
    });

  test('recomputed from tokens and prices is the published one, cell by cell', () => {
    const published = costTable(medhelm, suites[37]);
    expect(costTable(medhelm, suites[37], { usd: 'recomputed' })).toEqual(published);
    expect(costTable(medhelm, suites[37], { usd: 'recomputed', rounding: 'cents per row' })).toEqual(published);
  });

  test('without rounding has the totals of an independent computation, each within 9 cents of the published', () => {
    const exact = costTable(medhelm, suites[37], { usd: 'recomputed', rounding: 'none' }).models;
    for (const [m, { model, totalUsd }] of costTable(medhelm, suites[37]).models.entries()) {
      const expected = oracle.cost_unrounded_37[model as keyof typeof oracle.cost_unrounded_37];
      expect(exact[m]!.totalUsd).toBeCloseTo(expected, 9);
      expect(Math.abs(exact[m]!.totalUsd - totalUsd)).toBeLessThan(0.09);
    }
  });

  test('adds up: rows to models, benchmarks, categories and the total', () => {
    const { rows, models, benchmarks, categories, total } = costTable(medhelm, suites[35]);
    for (const table of [rows, models, benchmarks, categories])
      for (const key of ['benchmarkTokens', 'juryTokens', 'benchmarkUsd', 'juryUsd', 'totalUsd'] as const)
        expect(table.reduce((sum, row) => sum + row[key], 0)).toBeCloseTo(total[key], 6);
    expect([benchmarks.length, categories.length]).toEqual([35, 5]);
    const clear = benchmarks.find(({ benchmark }) => benchmark === 'clear')!;
    expect([clear.juryTokens, clear.juryUsd]).toEqual([0, 0]);
  });

  test('counts the tokens of one judge, as Table 3 does, or of the three; the dollars stay', () => {
    const [one, three] = (['one', 'three'] as const).map((judgeTokens) =>
      costTable(medhelm, suites[35], { judgeTokens }),
    );
    expect(three!.total.juryTokens).toBe(3 * one!.total.juryTokens);
    expect(three!.total.juryUsd).toBe(one!.total.juryUsd);
  });

  test('the jury is 50 to 95 % of what each model cost', () => {
    const shares = costTable(medhelm, suites[35]).models.map(({ juryUsd, totalUsd }) => juryUsd / totalUsd);
    expect(Math.min(...shares)).toBeCloseTo(0.5, 2);
    expect(Math.max(...shares)).toBeCloseTo(0.95, 2);
  });

  test('other prices change it; a model or a judge without a price is an error', () => {
    const { prices } = medhelm;
    const at = (change: typeof prices.prices) =>
      costTable(medhelm, suites[35], { usd: 'recomputed', prices: { ...prices, prices: change } });
    const free = at(prices.prices.map((price) => ({ ...price, input: 0, output: 0 })));
    expect(free.total).toMatchObject({
      totalUsd: 0,
      benchmarkTokens: costTable(medhelm, suites[35]).total.benchmarkTokens,
    });
    expect(() => at(prices.prices.filter(({ model }) => model !== 'gpt-4o'))).toThrow(PriceUnknownError);
    expect(() => at([])).toThrow('price unknown: ');
  });

  test('refuses options that do not go together, or are not known', () => {
    expect(() => costTable(medhelm, suites[35], { rounding: 'none' })).toThrow(
      "published dollars are rounded, at the authors' prices: for others pass usd: 'recomputed'",
    );
    expect(() => costTable(medhelm, suites[35], { prices: medhelm.prices })).toThrow("pass usd: 'recomputed'");
    expect(() => costTable(medhelm, suites[35], { judgeTokens: 'two' as 'one' })).toThrow(
      "judgeTokens must be 'one' or 'three', got two",
    );
    expect(() => costTable(medhelm, suites[35], { usd: 'euro' as 'published' })).toThrow(
      "usd must be 'published' or 'recomputed', got euro",
    );
  });

  test('a model of your own has no costs on file, and is said to have none', () => {
    const { suite } = addModel(suites[35], { id: 'mine', name: 'Mine', provider: 'yours', scores: { clear: 1 } });
    const table = costTable(medhelm, suite);
    expect(table.without).toEqual(['mine']);
    expect(table.models).toHaveLength(9);
  });
});

describe('the cost sheet', () => {
  test('follows the formula of its tokens on all rows but those of three models on N2C2-CT', () => {
    const odd = medhelm.costSheet.filter((row) => {
      const { maxOutputTokens, metric } = medhelm.benchmarks.find(({ id }) => id === row.benchmark)!;
      const { maxOutputTokensOverride } = medhelm.models.find(({ id }) => id === row.model)!;
      const { benchmark, judge } = evaluationTokens({
        instances: row.instances,
        promptTokens: row.promptTokens,
        maxOutputTokens: maxOutputTokensOverride ?? maxOutputTokens,
        ...(metric === 'jury' ? { judgeMaxOutputTokens: medhelm.jury.maxOutputTokens } : {}),
      });
      const { maxCompletionTokens, judgePromptTokens, judgeMaxCompletionTokens } = row;
      return (
        benchmark.output !== maxCompletionTokens ||
        judge.input !== judgePromptTokens ||
        judge.output !== judgeMaxCompletionTokens
      );
    });
    expect(odd.map(({ model, benchmark }) => `${model} ${benchmark}`)).toEqual([
      'claude-3.7-sonnet n2c2-ct',
      'claude-3.5-sonnet n2c2-ct',
      'gemini-2.0-flash n2c2-ct',
    ]);
  });

  test('prints row totals that add up to 11,825.69 USD, its cells to 11,825.97', () => {
    expect(medhelm.costSheet.reduce((sum, row) => sum + row.usdTotal, 0)).toBeCloseTo(11_825.69, 6);
    expect(costTable(medhelm, suites[37]).total.totalUsd).toBe(11_825.97);
  });

  test('does not count the same instances for all models on three benchmarks', () => {
    const groups = unequalInstances(medhelm, suites[37]).map(({ name, groups }) => [
      name,
      groups.map(({ instances, completions, models }) => [instances, completions, models.length]),
    ]);
    expect(groups).toEqual([
      [
        'MTSamples',
        [
          [427, 427, 2],
          [78, 78, 7],
        ],
      ],
      [
        'MedAlign',
        [
          [149, 149, 8],
          [172, 172, 1],
        ],
      ],
      [
        'N2C2-CT',
        [
          [258, 258, 6],
          [258, 172, 3],
        ],
      ],
    ]);
  });
});

describe('cost points', () => {
  test('are one per model, best win rate first, with the total of Table 3 and the published win rate', () => {
    const points = costPoints(medhelm, suites[35], { replicates: 200 });
    expect(points).toHaveLength(9);
    expect(points[0]).toMatchObject({ name: 'DeepSeek R1', provider: 'DeepSeek', cost: 1806.17 });
    expect(points[0]!.winRate).toMatchObject({ estimate: 0.6625, n: 35, level: 0.95 });
    for (const { winRate } of points) {
      expect(winRate.lower).toBeLessThan(winRate.estimate);
      expect(winRate.upper).toBeGreaterThan(winRate.estimate);
    }
    expect(costPoints(medhelm, suites[35], { replicates: 200 })).toEqual(points);
  });

  test('leave a model of your own out', () => {
    const { suite } = addModel(suites[35], {
      id: 'mine',
      name: 'Mine',
      provider: 'yours',
      scores: { clear: 1, medec: 1 },
    });
    const names = costPoints(medhelm, suite, { replicates: 100 }).map(({ name }) => name);
    expect(names).toHaveLength(9);
    expect(names).not.toContain('Mine');
  });
});
