import { describe, expect, test } from 'vitest';
import { cholesky } from '../../src/stats/cholesky.ts';

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
