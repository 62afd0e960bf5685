import { expect, test } from 'vitest';
import { percentileEstimate } from '../../src/stats/percentile-estimate.ts';

test('an estimate has the quantiles of its replicates, and says how many were undefined', () => {
  expect(percentileEstimate(3, [1, 2, 3, 4, 5], { seed: 1, level: 0.5, n: 7 })).toEqual({
    estimate: 3,
    lower: 2,
    upper: 4,
    level: 0.5,
    n: 7,
    method: 'percentile bootstrap, 5 replicates, seed 1',
  });
  const { method, lower } = percentileEstimate(0, [Number.NaN, 2, 4], { seed: 2, level: 0.5, n: 3, of: 'of patients' });
  expect(method).toBe('percentile bootstrap of patients, 3 replicates, seed 2, undefined in 1');
  expect(lower).toBe(2.5);
});
