import { describe, expect, test } from 'vitest';
import { simulateRatings } from '../../src/jury/simulate-ratings.ts';

const sharp = [
  [0.8, 0.2],
  [0.3, 0.7],
];

describe('simulated ratings', () => {
  test('follow the prior, the rates of each judge and the share left out', () => {
    const { ratings, truth, simulated } = simulateRatings({
      ...{ seed: 1, items: 20_000, categories: [0, 1], prior: [0.25, 0.75], missing: 0.1 },
      confusion: { a: sharp },
    });
    expect(simulated).toBe(true);
    expect(Object.values(truth).filter((c) => c === 0).length / 20_000).toBeCloseTo(0.25, 2);
    expect(ratings.length / 20_000).toBeCloseTo(0.9, 2);
    const healthy = ratings.filter(({ item }) => truth[item] === 0);
    expect(healthy.filter(({ score }) => score === 1).length / healthy.length).toBeCloseTo(0.2, 1);
  });

  test('of judges with correlation 1 are equal, and those of the same seed too', () => {
    const options = { seed: 2, items: 50, categories: [0, 1], confusion: { a: sharp, b: sharp } };
    const correlations = [
      [1, 1],
      [1, 1],
    ];
    const { ratings } = simulateRatings({ ...options, correlations });
    for (let r = 0; r < ratings.length; r += 2) expect(ratings[r]!.score).toBe(ratings[r + 1]!.score);
    const alone = simulateRatings(options);
    expect(alone).toEqual(simulateRatings(options));
    expect(alone.ratings.some(({ score }, r) => r % 2 === 0 && score !== alone.ratings[r + 1]!.score)).toBe(true);
  });
});
