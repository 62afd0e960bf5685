import { describe, expect, test } from 'vitest';
import { cholesky } from '../../src/stats/cholesky.ts';
import { possibleCorrelations } from '../../src/stats/possible-correlations.ts';

describe('cholesky', () => {
  test('multiplied by its transpose gives the matrix back, dependent rows included', () => {
    const matrix = [
      [4, 2, 1, 4],
      [2, 5, -1, 2],
      [1, -1, 3, 1],
      [4, 2, 1, 4],
    ];
    const lower = cholesky(matrix);
    const product = lower.map((a) => lower.map((b) => a.reduce((sum, value, m) => sum + value * b[m]!, 0)));
    product.flat().forEach((value, at) => expect(value).toBeCloseTo(matrix.flat()[at]!, 12));
    expect(lower[3]![3]).toBe(0);
  });

  test('refuses correlations that no variables can have', () => {
    const impossible = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ];
    expect(() => cholesky(impossible)).toThrow('row 2 contradicts the others');
    expect(() =>
      cholesky([
        [1, 1, 0],
        [1, 1, 0.5],
        [0, 0.5, 1],
      ]),
    ).toThrow('rows 1 and 2 contradict the others');
  });
});

describe('possible correlations', () => {
  test('are left alone where variables can have them, and pulled towards 0 as far as it takes where not', () => {
    const fine = [
      [1, 0.5, 1],
      [0.5, 1, 0.5],
      [1, 0.5, 1],
    ];
    expect(possibleCorrelations(fine)).toEqual(fine);
    // 1 - 3 r² - 2 r³ reaches 0 at r = 0.5: all pulled from 0.8 to 0.5 or just below.
    const pulled = possibleCorrelations([
      [1, 0.8, -0.8],
      [0.8, 1, 0.8],
      [-0.8, 0.8, 1],
    ]);
    expect(pulled[0]![1]).toBeCloseTo(0.496, 12);
    expect(pulled[0]![2]).toBeCloseTo(-0.496, 12);
  });
});
