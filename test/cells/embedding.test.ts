import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embedding } from '../../src/cells/embedding.ts';
import { rng } from '../../src/stats/rng.ts';

const table = (...columns: number[][]) => ({
  n: columns[0]!.length,
  p: columns.length,
  names: columns.map((_, j) => `x${j}`),
  columns: columns.map((column) => Float64Array.from(column)),
});

describe('the principal components of a table', () => {
  test('of points on the line (1, 2) t: loadings (1, 2) / √5, all variance on the first', () => {
    const { loadings, coordinates, explained, means } = embedding(table([0, 1, 2, 5], [0, 2, 4, 10]));
    expect(means).toEqual([2, 4]);
    expect(loadings[0]![0]).toBeCloseTo(1 / Math.sqrt(5), 12);
    expect(loadings[0]![1]).toBeCloseTo(2 / Math.sqrt(5), 12);
    expect(Array.from(coordinates[0]!, (x) => Number(x.toFixed(9)))).toEqual(
      [-2, -1, 0, 3].map((t) => Number((t * Math.sqrt(5)).toFixed(9))),
    );
    expect(explained[0]).toBeCloseTo(1, 12);
  });

  test('have orthonormal loadings, uncorrelated coordinates and falling variance, the largest loading positive', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const random = rng(seed, 'embedding');
        const cells = table(
          ...Array.from({ length: 4 }, (_, j) => Array.from({ length: 30 }, () => (j + 1) * random.normal())),
        );
        const { loadings, coordinates, explained, project } = embedding(cells, { components: 3 });
        const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
          Array.from(a).reduce((sum, x, i) => sum + x * b[i]!, 0);
        for (let a = 0; a < 3; a++) {
          expect(Math.max(...loadings[a]!)).toBeCloseTo(Math.max(...loadings[a]!.map(Math.abs)), 12);
          for (let b = 0; b < a; b++) {
            expect(Math.abs(dot(loadings[a]!, loadings[b]!))).toBeLessThan(1e-9);
            expect(Math.abs(dot(coordinates[a]!, coordinates[b]!))).toBeLessThan(1e-7);
          }
          expect(dot(loadings[a]!, loadings[a]!)).toBeCloseTo(1, 10);
          if (a > 0) expect(explained[a]!).toBeLessThanOrEqual(explained[a - 1]!);
        }
        expect(project(cells)).toEqual(coordinates);
      }),
      { numRuns: 20 },
    );
  });

  test('need as many features and cells, and project the features they were made of', () => {
    expect(() => embedding(table([1, 2, 3]))).toThrow('2 components of 1 features and 3 cells: at most 1');
    const { project } = embedding(table([1, 2, 3], [0, 1, 5]));
    expect(() => project(table([1, 2]))).toThrow('the components are of 2 features, the table has 1');
  });
});
