import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestModelRegion } from '../../src/leaderboard/best-model-region.ts';
import { categoryValueMeans } from '../../src/leaderboard/category-value-means.ts';
import { leadPolygon } from '../../src/leaderboard/lead-polygon.ts';
import { leadShare } from '../../src/leaderboard/lead-share.ts';
import { leadShares } from '../../src/leaderboard/lead-shares.ts';
import { publishedShares } from '../../src/leaderboard/published-shares.ts';
import { triangleGrid } from '../../src/leaderboard/triangle-grid.ts';
import { weightedWinRates } from '../../src/leaderboard/weighted-win-rates.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { dirichlet } from '../../src/stats/dirichlet.ts';
import { rng } from '../../src/stats/rng.ts';

const suite = medhelmSuite(loadMedhelm(), 'arxiv-v2');
const options = { tieBreaks: suite.tieBreaks };
const ids = suite.categories.map(({ id }) => id) as [string, string, string, string, string];

const matrix = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 5 }), fc.integer())
  .map(([models, categories, seed]) => {
    const random = rng(seed);
    return Array.from({ length: models }, () => Array.from({ length: categories }, () => random.uniform()));
  });

describe('leadShare', () => {
  test('by hand: an interval, a triangle, a tetrahedron', () => {
    const first = (categories: number) => [
      Array.from({ length: categories }, (_, c) => Number(c === 0)),
      Array.from({ length: categories }, () => 0.5),
    ];
    // w1 > 1/2 leaves a copy of the simplex of half its edge.
    for (const categories of [2, 3, 4, 5])
      expect(leadShare(first(categories), 0)).toBeCloseTo(2 ** -(categories - 1), 12);
    expect(leadShare([[1, 0], [0, 3]], 0)).toBeCloseTo(0.25, 12); // prettier-ignore
  });

  test('one model per category, alike: each leads over the same share', () => {
    const unit = Array.from({ length: 5 }, (_, m) => Array.from({ length: 5 }, (_, c) => Number(m === c)));
    for (let m = 0; m < 5; m++) expect(leadShare(unit, m)).toBeCloseTo(0.2, 10);
  });

  test('the shares of any models sum to one', () => {
    fc.assert(
      fc.property(matrix, (means) => {
        const shares = means.map((_, m) => leadShare(means, m));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  test('agrees with 20,000 weights drawn at random', () => {
    const [means, random, n] = [categoryValueMeans(suite, options), rng(1, 'weights'), 20_000];
    const leads = means.map(() => 0);
    for (let i = 0; i < n; i++) {
      const weights = dirichlet(random, [1, 1, 1, 1, 1]);
      const values = means.map((row) => row.reduce((sum, mean, c) => sum + mean * weights[c]!, 0));
      leads[values.indexOf(Math.max(...values))]! += 1 / n;
    }
    means.forEach((_, m) => expect(Math.abs(leads[m]! - leadShare(means, m))).toBeLessThan(4 * Math.sqrt(0.25 / n)));
  });
});

describe('leadShares of MedHELM', () => {
  const rows = leadShares(suite, { ...options, seed: 1, replicates: 100 });

  test('Claude 3.5 Sonnet, fourth as published, leads under most weights', () => {
    expect(rows.map(({ model }) => model).slice(0, 4)).toEqual([
      'claude-3.5-sonnet',
      'deepseek-r1',
      'o3-mini',
      'claude-3.7-sonnet',
    ]);
    expect(rows[0]!.share.estimate).toBeCloseTo(0.313328, 5);
  });

  test('GPT-4o leads under one or two weights in a million, and some weights prove it', () => {
    const gpt = rows.find(({ model }) => model === 'gpt-4o')!;
    expect(gpt.canLead).toBe(true);
    expect(gpt.share.estimate).toBeGreaterThan(1e-6);
    expect(gpt.share.estimate).toBeLessThan(2e-6);
    expect(rows.filter(({ canLead }) => !canLead)).toHaveLength(4);
  });

  test('intervals hold the estimates, and count the benchmarks', () => {
    for (const { share } of rows) {
      expect(share.lower).toBeLessThanOrEqual(share.estimate + 1e-12);
      expect(share.upper).toBeGreaterThanOrEqual(share.estimate);
      expect(share.n).toBe(35);
    }
  });

  test('a model without a score in a category is named', () => {
    const scores = suite.scores.map((row, m) =>
      Array.from(row, (score, b) =>
        m === 2 && suite.categories[4]!.benchmarks.includes(suite.benchmarks[b]!) ? NaN : score,
      ),
    );
    expect(() => leadShares({ ...suite, scores }, { seed: 1 })).toThrow(
      'claude-3.7-sonnet has no score in administration-and-workflow',
    );
  });
});

describe('bestModelRegion', () => {
  const published = publishedShares(suite);
  const [a, b, c, d, e] = ids;
  const fixed = { [d]: published[d]!, [e]: published[e]! };
  const slice = bestModelRegion(suite, { ...options, vary: [a, b, c], fixed, steps: 12 });

  test('regions fill the slice, and every point of the grid lies in the region of its best model', () => {
    expect(slice.regions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(slice.grid).toHaveLength((13 * 14) / 2);
    for (const { at, best } of slice.grid) {
      const inside = slice.regions.filter(({ corners }) => contains(corners, at)).map(({ model }) => model);
      for (const model of best) expect(inside).toContain(model);
    }
  });

  test('the grid says what weightedWinRates says', () => {
    for (const { at, value, best } of slice.grid) {
      const weights = { ...fixed, [a]: at[0] * slice.free, [b]: at[1] * slice.free, [c]: at[2] * slice.free };
      const rates = weightedWinRates(suite, weights, { ...options, unit: 'category' });
      expect(Math.max(...rates)).toBeCloseTo(value, 12);
      expect(best).toContain(suite.models[rates.indexOf(Math.max(...rates))]);
    }
  });

  test.each([
    [{ vary: [a, b, b], fixed }, 'three different categories'],
    [{ vary: [a, b, d], fixed }, 'three different categories'],
    [{ vary: [a, b, c], fixed: { [d]: 0.1 } }, 'administration-and-workflow has none'],
    [{ vary: [a, b, c], fixed: { [d]: 0.5, [e]: 0.5 } }, 'they must leave something'],
    [{ vary: [a, b, c], fixed: { [d]: -0.1, [e]: 0.5 } }, 'has -0.1'],
    [{ vary: [a, b, 'research'], fixed }, 'unknown category research'],
  ])('refuses %o', (region, message) => {
    expect(() => bestModelRegion(suite, region as never)).toThrow(message);
  });
});

test('leadPolygon and leadShare agree on triangles', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ max: 99 }), fc.integer({ max: 99 }), fc.integer({ max: 99 })), {
        minLength: 2,
        maxLength: 6,
      }),
      (ints) => {
        const means = ints.map((row) => row.map((x) => (x % 100) / 100));
        means.forEach((_, m) => expect(leadPolygon(means, m).share).toBeCloseTo(leadShare(means, m), 9));
      },
    ),
  );
});

test('triangleGrid: three corners in one step, none in half a step', () => {
  expect(triangleGrid(1)).toHaveLength(3);
  expect(() => triangleGrid(0.5)).toThrow('whole number');
});

/** Whether a convex polygon holds a point, its edge included. */
function contains(polygon: readonly (readonly number[])[], [x, y]: readonly number[]): boolean {
  const sides = polygon.map(([fromX, fromY], k) => {
    const [toX, toY] = polygon[(k + 1) % polygon.length]!;
    return (toX! - fromX!) * (y! - fromY!) - (toY! - fromY!) * (x! - fromX!);
  });
  return sides.every((side) => side >= -1e-9) || sides.every((side) => side <= 1e-9);
}
