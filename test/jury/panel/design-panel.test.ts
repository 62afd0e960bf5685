import { describe, expect, test } from 'vitest';
import { designPanel, type PanelCandidate } from '../../../src/jury/panel/design-panel.ts';
import { effectiveVotes } from '../../../src/jury/panel/effective-votes.ts';
import { judgeErrors } from '../../../src/jury/panel/judge-errors.ts';
import { latentCorrelation } from '../../../src/jury/panel/latent-correlation.ts';
import type { Rating } from '../../../src/jury/rating.ts';
import { simulateRatings } from '../../../src/jury/simulate-ratings.ts';

const alike = (judges: string[], errorRate: number, price = 1): PanelCandidate[] =>
  judges.map((judge) => ({ judge, price, errorRate }));
const allWith = (m: number, rho: number) =>
  Array.from({ length: m }, (_, a) => Array.from({ length: m }, (__, b) => (a === b ? 1 : rho)));

describe('the error of a panel', () => {
  test('by hand, mean of two judges who err together: e² + e (1 - e) (1 + ρ) / 2', () => {
    for (const rho of [-0.2, 0, 0.5, 1]) {
      const { error } = designPanel(alike(['a', 'b'], 0.2), { budget: 2, correlations: allWith(2, rho) });
      expect(error ** 2).toBeCloseTo(Math.min(0.04 + (0.16 * (1 + rho)) / 2, 0.2), 12);
    }
  });

  test('by hand, majority of three: e³ + 3 e² (1 - e) when independent, e for clones', () => {
    const three = alike(['a', 'b', 'c'], 0.2);
    const rule = { rule: 'majority', draws: 40_000 } as const;
    const independent = designPanel(three, { budget: 3, ...rule });
    expect(independent.judges).toEqual(['a', 'b', 'c']);
    expect(independent.error).toBeCloseTo(0.104, 2);
    const clones = designPanel(three, { budget: 3, correlations: allWith(3, 1), ...rule });
    expect(clones.judges).toHaveLength(1); // the others add nothing
    expect(clones.error).toBeCloseTo(0.2, 2);
  });

  test('shares ties: two judges are no better than one', () => {
    const { frontier } = designPanel(alike(['a', 'b'], 0.3), { budget: 2, rule: 'majority', draws: 40_000 });
    expect(frontier).toHaveLength(1); // a second judge gains nothing
    expect(frontier[0]!.error).toBeCloseTo(0.3, 2);
  });
});

describe('correlations', () => {
  test('behind the scores: the closed form for halves, and what rates do not allow', () => {
    const half = [0.5, 0.5];
    for (const rho of [-0.7, -0.1, 0.2, 1 / 3, 0.9])
      expect(latentCorrelation(rho, half, half, [0, 1])).toBeCloseTo(Math.sin((Math.PI / 2) * rho), 4);
    expect(latentCorrelation(0.9, [0.9, 0.1], half, [0, 1])).toBe(1);
    expect(latentCorrelation(0.5, [1, 0], half, [0, 1])).toBe(0);
  });

  test('of errors are found again behind the scores, on a scale of five with unequal judges', () => {
    const rows = (...shares: number[][]) => shares;
    const mild = rows(
      [0.5, 0.3, 0.1, 0.1, 0],
      [0.1, 0.5, 0.3, 0.1, 0],
      [0, 0.1, 0.5, 0.3, 0.1],
      [0, 0, 0.1, 0.5, 0.4],
      [0, 0, 0, 0.1, 0.9],
    );
    const strict = rows(
      [1, 0, 0, 0, 0],
      [0.4, 0.6, 0, 0, 0],
      [0.1, 0.4, 0.5, 0, 0],
      [0, 0.1, 0.4, 0.4, 0.1],
      [0, 0, 0.2, 0.4, 0.4],
    );
    const categories = [1, 2, 3, 4, 5];
    const { ratings, truth } = simulateRatings({
      ...{
        seed: 6,
        items: 20_000,
        categories,
        prior: [0, 0, 1, 0, 0],
        confusion: { mild, strict },
        correlations: allWith(2, 0.6),
      },
    });
    const { correlations, judges } = judgeErrors(ratings, truth, { categories });
    expect(correlations[0]![1]).toBeLessThan(0.6);
    expect(latentCorrelation(correlations[0]![1]!, mild[2]!, strict[2]!, categories)).toBeCloseTo(0.6, 1);
    expect(judges[1]!.errorRate).toBeCloseTo(0.5, 1);
  });

  test('of judges who are strict in common are no errors in common', () => {
    const strict = [
      [1, 0, 0],
      [0.8, 0.2, 0],
      [0, 0.8, 0.2],
    ];
    const { ratings, truth } = simulateRatings({
      seed: 7,
      items: 8000,
      categories: [1, 2, 3],
      confusion: { a: strict, b: strict },
    });
    expect(Math.abs(judgeErrors(ratings, truth).correlations[0]![1]!)).toBeLessThan(0.04);
  });
});

describe('effective votes', () => {
  test('by hand, and a cloned judge adds less than 0.1', () => {
    expect(effectiveVotes(allWith(3, 0))).toBe(3);
    expect(effectiveVotes(allWith(2, 0.5))).toBeCloseTo(4 / 3, 12);
    const rates = [
      [0.8, 0.2],
      [0.25, 0.75],
    ];
    const { ratings, truth } = simulateRatings({
      seed: 9,
      items: 3000,
      categories: [0, 1],
      confusion: { a: rates, b: rates, c: rates },
    });
    const clone = ratings.filter(({ rater }) => rater === 'a').map((rating) => ({ ...rating, rater: 'clone' }));
    const { correlations } = judgeErrors([...ratings, ...clone], truth);
    const three = effectiveVotes(correlations.slice(0, 3).map((row) => row.slice(0, 3)));
    expect(three).toBeGreaterThan(2.8);
    expect(effectiveVotes(correlations) - three).toBeLessThan(0.1);
    expect(effectiveVotes(allWith(2, 1)) - 1).toBe(0);
  });
});

describe('panel design', () => {
  const rates = (right: number) => [
    [right, 1 - right - 0.05, 0.05],
    [(1 - right) / 2, right, (1 - right) / 2],
    [0.05, 1 - right - 0.05, right],
  ];
  const confusion = {
    ...{ expert: rates(0.9), a: rates(0.72), b: rates(0.7), c: rates(0.7) },
    ...{ twin: rates(0.72), triplet: rates(0.72) },
  };
  const price: Record<string, number> = { expert: 5, a: 1, b: 1, c: 1, twin: 0.5, triplet: 0.5 };
  const names = Object.keys(confusion);
  const family = ['a', 'twin', 'triplet'];
  const latent = names.map((one) =>
    names.map((other) => (one === other ? 1 : family.includes(one) && family.includes(other) ? 0.97 : 0)),
  );
  const simulate = (seed: number, items: number) =>
    simulateRatings({ seed, items, categories: [1, 2, 3], confusion, correlations: latent });
  const pilot = simulate(1, 4000);
  const measured = judgeErrors(pilot.ratings, pilot.truth);
  const candidates = measured.judges.map(({ judge, confusion: own }) => ({
    judge,
    price: price[judge]!,
    confusion: own,
  }));
  const { categories, prior, correlations } = measured;
  const fresh = simulate(2, 40_000);

  test.each(['mean', 'majority'] as const)(
    'recovers the planted optimum, two independent judges beside the cheap twin: %s',
    (rule) => {
      const design = designPanel(candidates, { budget: 3, categories, prior, correlations, rule });
      const [best] = realised(fresh, candidates, 3, rule);
      // a twin stands for the others of its family
      const named = (judges: readonly string[]) =>
        judges.map((judge) => (family.includes(judge) ? 'family' : judge)).toSorted();
      expect(named(design.judges)).toEqual(['b', 'c', 'family']);
      expect(named(best!.judges)).toEqual(named(design.judges));
      expect(design.error).toBeCloseTo(best!.error, 1);
      expect(design.price).toBe(2.5);
    },
  );

  test('without the correlations is taken in by the family', () => {
    const naive = designPanel(candidates, { budget: 3, categories, prior });
    expect(naive.judges.filter((judge) => family.includes(judge)).length).toBeGreaterThan(1);
    const table = realised(fresh, candidates, 3, 'mean');
    const at = (judges: readonly string[]) => table.find((one) => one.judges.join() === judges.join())!.error;
    expect(at(designPanel(candidates, { budget: 3, categories, prior, correlations }).judges)).toBeLessThan(
      at(naive.judges),
    );
  });

  test('pays the expert when the budget does, and never more than the budget', () => {
    const rich = designPanel(candidates, { budget: 6, categories, prior, correlations, rule: 'majority' });
    expect(rich.judges).toContain('expert');
    for (const budget of [0.5, 1, 2, 4, 8]) {
      const { frontier, price: paid, n, of } = designPanel(candidates, { budget, categories, prior, correlations });
      expect(paid).toBeLessThanOrEqual(budget);
      expect([n <= of, of]).toEqual([true, 63]);
      for (let i = 1; i < frontier.length; i++) {
        expect(frontier[i]!.error).toBeLessThan(frontier[i - 1]!.error);
        expect(frontier[i]!.price).toBeGreaterThan(frontier[i - 1]!.price);
      }
    }
  });

  test('refuses what it cannot use', () => {
    const two = alike(['a', 'b'], 0.2);
    expect(() => designPanel(two, { budget: 0.5 })).toThrow('a budget of 0.5 pays no judge: the cheapest, a, costs 1');
    expect(() => designPanel([], { budget: 1 })).toThrow('1 to 12 candidates, got 0');
    expect(() => designPanel([{ judge: 'a', price: 1 }], { budget: 1 })).toThrow(
      'a: give either confusion or errorRate',
    );
    expect(() => designPanel(alike(['a'], 1.2), { budget: 1 })).toThrow('a: errorRate must lie from 0 to 1');
    expect(() => designPanel(two, { budget: 1, correlations: [[1]] })).toThrow('must be 2 × 2');
    expect(() => designPanel(two, { budget: 1, correlations: allWith(2, 1.5) })).toThrow('contradict');
    expect(() => designPanel([{ judge: 'a', price: 1, confusion: [[1, 0]] }], { budget: 1 })).toThrow(
      'a: confusion must be 2 rows of 2 probabilities',
    );
  });
});

/** What every affordable panel does on ratings with known truth, best first: by counting, no formula. */
function realised(
  { ratings, truth }: { ratings: readonly Rating[]; truth: Record<string, number> },
  candidates: readonly PanelCandidate[],
  budget: number,
  rule: 'mean' | 'majority',
): { judges: string[]; error: number }[] {
  const scores = new Map<string, Record<string, number>>();
  for (const { item, rater, score } of ratings) {
    const own = scores.get(item) ?? {};
    scores.set(item, own);
    own[rater] = score;
  }
  const panels = Array.from({ length: 2 ** candidates.length - 1 }, (_, p) =>
    candidates.filter((__, j) => (p + 1) & (1 << j)),
  ).filter((panel) => panel.reduce((sum, { price }) => sum + price, 0) <= budget);
  return panels
    .map((panel) => {
      const judges = panel.map(({ judge }) => judge);
      let loss = 0;
      for (const [item, own] of scores) {
        const given = judges.map((judge) => own[judge]!);
        if (rule === 'mean') loss += (given.reduce((sum, one) => sum + one, 0) / given.length - truth[item]!) ** 2;
        else {
          const votes = [1, 2, 3].map((category) => given.filter((one) => one === category).length);
          const tied = votes.flatMap((count, c) => (count === Math.max(...votes) ? [c + 1] : []));
          loss += tied.includes(truth[item]!) ? 1 - 1 / tied.length : 1;
        }
      }
      const mean = loss / scores.size;
      return { judges, error: rule === 'mean' ? Math.sqrt(mean) : mean };
    })
    .sort((a, b) => a.error - b.error);
}
