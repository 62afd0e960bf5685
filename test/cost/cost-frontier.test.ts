import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costFrontier } from '../../src/cost/cost-frontier.ts';
import { paretoFrontier } from '../../src/figures/pareto-frontier.ts';
import { rng } from '../../src/stats/rng.ts';

describe('costFrontier', () => {
  test('a model that is cheaper and better at every unit is on the frontier for sure, the other never', () => {
    const [a, b] = costFrontier([
      { model: 'a', scores: [0.5, 0.7, 0.6], costs: [1, 2, 3] },
      { model: 'b', scores: [0.4, 0.6, 0.5], costs: [2, 4, 6] },
    ]);
    expect(a).toMatchObject({ model: 'a', onFrontier: true, probability: 1, cost: { estimate: 6, n: 3, level: 0.95 } });
    expect(a!.score.estimate).toBeCloseTo(0.6, 12);
    expect(b).toMatchObject({ onFrontier: false, probability: 0, cost: { estimate: 12, lower: 6, upper: 18 } });
  });

  test('a dearer model that is better by chance only is on it about half the time', () => {
    const random = rng(1, 'frontier');
    const scores = Array.from({ length: 200 }, () => random.normal());
    const noise = Array.from({ length: 200 }, () => random.normal());
    const shift = noise.reduce((a, b) => a + b, 0) / 200;
    const [, dear] = costFrontier([
      { model: 'cheap', scores, costs: scores.map(() => 1) },
      { model: 'dear', scores: scores.map((s, i) => s + noise[i]! - shift + 0.001), costs: scores.map(() => 2) },
    ]);
    expect(dear!.onFrontier).toBe(true);
    expect(dear!.probability).toBeGreaterThan(0.4);
    expect(dear!.probability).toBeLessThan(0.6);
  });

  test('models alike in both are both on it', () => {
    const twin = { scores: [1, 2], costs: [1, 1] };
    expect(
      costFrontier([
        { model: 'a', ...twin },
        { model: 'b', ...twin },
      ]).map((p) => p.probability),
    ).toEqual([1, 1]);
  });

  test('agrees with the frontier that the figures draw', () => {
    const unit = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 8 }), (pairs) => {
        const points = costFrontier(
          pairs.map(([score, cost], m) => ({ model: `m${m}`, scores: [score], costs: [cost] })),
          { replicates: 100 },
        );
        const drawn = paretoFrontier(pairs.map(([gain, cost], m) => ({ model: `m${m}`, gain, cost })));
        const on = points.filter(({ onFrontier }) => onFrontier).map(({ model }) => model);
        expect(on.sort()).toEqual(drawn.map(({ model }) => model).sort());
        expect(points.map(({ probability }) => probability)).toEqual(points.map((p) => Number(p.onFrontier)));
      }),
    );
  });

  test('takes a score of its own, such as a win rate', () => {
    const models = [
      { model: 'a', scores: [1, 0, 0], costs: [1, 1, 1] },
      { model: 'b', scores: [0, 0.1, 0.1], costs: [2, 2, 2] },
    ];
    const wins = (rows: Int32Array) =>
      [0, 1].map((m) => rows.reduce((n, u) => n + Number(models[m]!.scores[u]! > models[1 - m]!.scores[u]!), 0) / 3);
    expect(costFrontier(models).map(({ onFrontier }) => onFrontier)).toEqual([true, false]);
    expect(costFrontier(models, { score: wins }).map(({ onFrontier }) => onFrontier)).toEqual([true, true]);
  });

  test('refuses units that not all models have, and says where', () => {
    const a = { model: 'a', scores: [1, 2], costs: [1, 1] };
    expect(() => costFrontier([])).toThrow('a frontier needs at least one model');
    expect(() => costFrontier([a, { model: 'b', scores: [1], costs: [1] }])).toThrow(
      'b has 1 scores and 1 costs, a 2 scores',
    );
    expect(() => costFrontier([a, { model: 'b', scores: [1, Number.NaN], costs: [1, 1] }])).toThrow(
      'b has the score NaN and the cost 1 at unit 1: leave out units',
    );
    expect(() => costFrontier([{ ...a, costs: [1, -1] }])).toThrow('the cost -1 at unit 1');
  });
});
