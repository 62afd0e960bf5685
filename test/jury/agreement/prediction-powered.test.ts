import { describe, expect, test } from 'vitest';
import { correctedJuryMean } from '../../../src/jury/agreement/corrected-jury-mean.ts';
import { predictionPoweredMean } from '../../../src/jury/agreement/prediction-powered-mean.ts';
import { mean } from '../../../src/stats/mean.ts';
import { meanInterval } from '../../../src/stats/mean-interval.ts';
import { rng } from '../../../src/stats/rng.ts';
import { studentQuantile } from '../../../src/stats/student-quantile.ts';

describe('prediction-powered mean', () => {
  const labelled = { predictions: [4, 5, 3], labels: [3, 4, 3] };
  const unlabelled = [5, 4, 4, 5, 3];

  test('by hand: mean of predictions plus what labels say they are off by, variances added', () => {
    const result = predictionPoweredMean(labelled, unlabelled, { weight: 1 });
    // Predictions: mean 4.2, variance 0.7, of 5. Off by 1, 1, 0: mean 2/3, variance 1/3, of 3.
    const [a, b] = [0.7 / 5, 1 / 3 / 3];
    const df = Math.floor((a + b) ** 2 / (a ** 2 / 4 + b ** 2 / 2)); // 5
    expect(df).toBe(5);
    expect(result.estimate).toBeCloseTo(4.2 - 2 / 3, 12);
    expect(result.upper - result.estimate).toBeCloseTo(studentQuantile(0.975, 5) * Math.sqrt(a + b), 10);
    expect(result).toMatchObject({
      n: 3,
      of: 8,
      weight: 1,
      method: "prediction-powered, Welch's t, 5 degrees of freedom",
    });
    expect(result.bias.estimate).toBeCloseTo(2 / 3, 12);
  });

  test('by hand: the weight with the least variance', () => {
    // Covariance of 4, 5, 3 and 3, 4, 3: 0.5; variance of the 8 predictions: 4.875 / 7; n / N = 3 / 5.
    const { weight, estimate } = predictionPoweredMean(labelled, unlabelled);
    const expected = 0.5 / (1.6 * (4.875 / 7));
    expect(weight).toBeCloseTo(expected, 12);
    expect(estimate).toBeCloseTo(10 / 3 + expected * (4.2 - 4), 12);
  });

  test('of weight 0 is the mean of the labels', () => {
    expect(predictionPoweredMean(labelled, unlabelled, { weight: 0 }).estimate).toBeCloseTo(10 / 3, 12);
  });

  test.each([
    ['a good jury', 0.4, 0.6],
    ['a poor jury', 3, 1.05],
  ])(
    'covers the truth in 95 % of simulated studies, tuned or not, and never asks much more of labels: %s',
    (_, noise, widest) => {
      const random = rng(8, 'coverage');
      const covered = { 1: 0, tuned: 0 };
      const width = { 1: 0, tuned: 0, labels: 0 };
      const studies = 1000;
      for (let study = 0; study < studies; study++) {
        const [predictions, labels]: number[][] = [[], []];
        for (let i = 0; i < 300; i++) {
          const quality = 3 + random.normal();
          predictions.push(quality + 0.8 + noise * random.normal()); // too mild by 0.8
          if (i < 25) labels.push(quality + 0.3 * random.normal());
        }
        for (const weight of [1, 'tuned'] as const) {
          const one = { predictions: predictions.slice(0, 25), labels };
          const { lower, upper } = predictionPoweredMean(one, predictions.slice(25), { weight });
          covered[weight] += Number(lower <= 3 && upper >= 3);
          width[weight] += upper - lower;
        }
        const alone = meanInterval(labels);
        width.labels += alone.upper - alone.lower;
      }
      for (const count of [covered[1], covered.tuned]) {
        expect(count / studies).toBeGreaterThan(0.93);
        expect(count / studies).toBeLessThan(0.97);
      }
      expect(width.tuned / width.labels).toBeLessThan(widest);
    },
  );

  test('refuses what it cannot use', () => {
    expect(() => predictionPoweredMean({ predictions: [1], labels: [1] }, [1, 2])).toThrow('two labels');
    expect(() => predictionPoweredMean({ predictions: [1], labels: [1, 2] }, [1, 2])).toThrow(
      '1 predictions for 2 labels',
    );
    expect(() => predictionPoweredMean(labelled, unlabelled, { weight: 2 })).toThrow('weight must lie from 0 to 1');
  });
});

describe('corrected jury mean', () => {
  test('takes the jury from all items and people from theirs, and says who was left out', () => {
    const score = (rater: string, scores: readonly (number | null)[]) =>
      scores.flatMap((value, i) => (value === null ? [] : [{ item: `${i}`, rater, score: value }]));
    const ratings = [
      ...score('gpt', [4, 5, 3, 5, 4, 4, 5, 3, null]),
      ...score('llama', [4, 5, 3, 5, 4, 4, 5, 3, null]),
      ...score('person', [3, 4, 3, null, null, null, null, null, 5]),
    ];
    const corrected = correctedJuryMean(ratings, { jury: ['gpt', 'llama'], people: ['person'] }, { weight: 1 });
    expect(corrected.estimate).toBeCloseTo(4.2 - 2 / 3, 12);
    expect(corrected).toMatchObject({ juryMean: mean([4, 5, 3, 5, 4, 4, 5, 3]), n: 3, of: 8, leftOut: ['8'] });
  });
});
