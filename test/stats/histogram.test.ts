import { expect, test } from 'vitest';
import { histogram } from '../../src/stats/histogram.ts';

test('three values by hand', () => {
  expect(histogram([0.1, 0.2, 0.9], { range: [0, 1], bins: 2 })).toEqual({
    centres: [0.25, 0.75],
    counts: [2, 1],
    densities: [4 / 3, 2 / 3],
    n: 3,
    of: 3,
  });
});

test('the upper end belongs to the last bin; what is outside is not counted, and said', () => {
  const { counts, n, of } = histogram([1, 1.01, -0.01, NaN, 0], { range: [0, 1], bins: 4 });
  expect({ counts, n, of }).toEqual({ counts: [1, 0, 0, 1], n: 2, of: 5 });
});

test('densities integrate to 1, and are 0 without values', () => {
  const { densities } = histogram([1, 2, 2, 5], { range: [0, 6], bins: 3 });
  expect(densities.reduce((sum, density) => sum + 2 * density, 0)).toBeCloseTo(1, 12);
  expect(histogram([], { range: [0, 1], bins: 2 }).densities).toEqual([0, 0]);
});

test('refuses an empty range and half a bin', () => {
  expect(() => histogram([1], { range: [1, 1] })).toThrow('must rise');
  expect(() => histogram([1], { range: [0, 1], bins: 1.5 })).toThrow('bins must be a whole number');
});
