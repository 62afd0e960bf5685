import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalWeights } from '../../src/leaderboard/equal-weights.ts';
import { leaderboard } from '../../src/leaderboard/leaderboard.ts';
import { leadShares } from '../../src/leaderboard/lead-shares.ts';
import { weightedLeaderboard } from '../../src/leaderboard/weighted-leaderboard.ts';
import { weightedMeans, weightedWinRates } from '../../src/leaderboard/weighted-win-rates.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite, medhelmSuiteIds } from '../../src/papers/medhelm/medhelm-suite.ts';
import { percentileInterval } from '../../src/stats/percentile-interval.ts';
import { centralInterval } from '../../src/widgets/what-if-weights/central-interval.ts';
import type { WhatIfData } from '../../src/widgets/what-if-weights/draw-what-if.ts';
import { type whatIfTools, whatIfWeights } from '../../src/widgets/what-if-weights/what-if-weights.ts';

const medhelm = loadMedhelm();
const suites = medhelmSuiteIds.map((id) => medhelmSuite(medhelm, id));
const { html } = whatIfWeights(suites, { seed: 1, replicates: 100 });

/** What the page itself holds: its data and its functions, read out of its text. */
const page = {
  data: JSON.parse(/<script id="data"[^>]*>([\s\S]*?)<\/script>/.exec(html)![1]!) as WhatIfData,
  tools: (() => {
    const code = /<\/script>\n<script>\n([\s\S]*?)<\/script>/.exec(html)![1]!;
    const body = code.slice(0, code.lastIndexOf('drawWhatIf('));
    const names = [...code.slice(body.length).matchAll(/\w+/g)].map(([name]) => name).slice(-8);
    return new Function(`${body}\nreturn { ${names.join(', ')} };`)() as typeof whatIfTools;
  })(),
};

const tallyOf = (s: number, value: 'win-rate' | 'mean-score', picked?: number[]) =>
  page.tools.categoryTally(page.data.suites[s]!.values[value] as number[][], page.data.suites[s]!.positions, 5, picked);

describe.each(suites.map((suite, s) => [suite.id, suite, s] as const))('the page, %s', (_, suite, s) => {
  const options = { tieBreaks: suite.tieBreaks };
  const order = leaderboard(suite, options).map(({ model }) => suite.models.indexOf(model));
  const ids = suite.categories.map(({ id }) => id);

  test('with equal weights, its win rates and places are those of Table 1', () => {
    const rates = page.tools.weightedValues(tallyOf(s, 'win-rate'), [1, 1, 1, 1, 1], 'benchmark');
    leaderboard(suite, options).forEach(({ winRate }, k) => expect(rates[k]).toBeCloseTo(winRate, 12));
    expect(page.tools.places(rates)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(page.data.suites[s]!.models).toEqual(order.map((m) => suite.modelInfo[m]!.name));
  });

  test('under any weights, it computes what the leaderboard does', () => {
    const weight = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(weight, weight, weight, weight, weight),
        fc.constantFrom('benchmark' as const, 'category' as const),
        (ordered, unit) => {
          fc.pre(ordered.some((w) => w > 1e-6));
          const weights = Object.fromEntries(ids.map((id, c) => [id, ordered[c]!]));
          for (const [value, expected] of [
            ['win-rate', weightedWinRates(suite, weights, { ...options, unit })],
            ['mean-score', weightedMeans(suite, weights, { unit })],
          ] as const) {
            const values = page.tools.weightedValues(tallyOf(s, value), ordered, unit);
            order.forEach((m, k) => expect(values[k]).toBeCloseTo(expected[m]!, 12));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('its intervals are those of the leaderboard for the same seed', () => {
    const rows = weightedLeaderboard(suite, equalWeights(suite), { ...options, seed: 1, replicates: 100 });
    const draws = page.data.suites[s]!.resamples.map((picked) =>
      page.tools.weightedValues(tallyOf(s, 'win-rate', picked), [1, 1, 1, 1, 1], 'benchmark'),
    );
    rows.forEach(({ model, value }) => {
      const k = order.indexOf(suite.models.indexOf(model));
      const [lower, upper] = page.tools.centralInterval(
        draws.map((draw) => draw[k]!),
        0.95,
      );
      expect(lower).toBeCloseTo(value.lower, 12);
      expect(upper).toBeCloseTo(value.upper, 12);
    });
  });

  test('its shares of all weights are those of the leaderboard', () => {
    const means = page.tools.tallyMeans(tallyOf(s, 'win-rate'));
    for (const { model, share } of leadShares(suite, { ...options, seed: 1, replicates: 100 }))
      expect(page.tools.leadShare(means, order.indexOf(suite.models.indexOf(model)))).toBeCloseTo(share.estimate, 12);
  });
});

test('centralInterval is percentileInterval', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constant(Number.NaN)), { minLength: 1 }),
      (values) => {
        const { lower, upper } = percentileInterval(values, 0.9);
        const [from, to] = centralInterval(values, 0.9);
        if (Number.isNaN(lower)) expect([from, to]).toEqual([Number.NaN, Number.NaN]);
        else expect([from, to].map((x) => x.toFixed(12))).toEqual([lower, upper].map((x) => (x + 0).toFixed(12)));
      },
    ),
  );
});

test('names that look like markup stay text', () => {
  const [suite] = suites;
  const categories = suite!.categories.map((category, c) => (c === 0 ? { ...category, name: '<b>A & B' } : category));
  expect(whatIfWeights([{ ...suite!, categories }], { seed: 1, replicates: 100 }).html).toContain('&lt;b>A &amp; B');
});

test('refuses no suite, suites of different categories, and a model without a score in a category', () => {
  expect(() => whatIfWeights([], { seed: 1 })).toThrow('at least one');
  const [suite, other] = suites as [(typeof suites)[0], (typeof suites)[0]];
  const renamed = {
    ...other,
    categories: other.categories.map((category) => ({ ...category, id: `${category.id}-2` })),
  };
  expect(() => whatIfWeights([suite, renamed], { seed: 1 })).toThrow('different categories');
  const gone = new Set(suite.categories[4]!.benchmarks);
  const scores = suite.scores.map((row, m) =>
    Array.from(row, (x, b) => (m === 0 && gone.has(suite.benchmarks[b]!) ? Number.NaN : x)),
  );
  expect(() => whatIfWeights([{ ...suite, scores }], { seed: 1 })).toThrow(
    'has no score in administration-and-workflow',
  );
});
