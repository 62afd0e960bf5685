import { describe, expect, test } from 'vitest';
import { cohenKappa } from '../../src/stats/cohen-kappa.ts';

describe("Cohen's kappa", () => {
  test('observed 0.7, expected 0.5: 0.4', () =>
    expect(
      cohenKappa([
        [20, 5],
        [10, 15],
      ]),
    ).toBeCloseTo(0.4, 12));

  test('of three labels by hand: observed 0.7, expected 0.34', () =>
    expect(
      cohenKappa([
        [3, 1, 0],
        [0, 2, 1],
        [1, 0, 2],
      ]),
      // Margins 4 3 3 and 4 3 3: (16 + 9 + 9) / 100.
    ).toBeCloseTo((0.7 - 0.34) / 0.66, 12));

  test('full agreement is 1, independence 0, full disagreement of two even labels -1', () => {
    expect(
      cohenKappa([
        [4, 0],
        [0, 6],
      ]),
    ).toBeCloseTo(1, 12);
    expect(
      cohenKappa([
        [12, 8],
        [18, 12],
      ]),
    ).toBeCloseTo(0, 12);
    expect(
      cohenKappa([
        [0, 5],
        [5, 0],
      ]),
    ).toBeCloseTo(-1, 12);
  });

  test('is not defined where both gave one label only, or nothing was rated', () => {
    expect(
      cohenKappa([
        [9, 0],
        [0, 0],
      ]),
    ).toBeNaN();
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNaN();
  });

  test('weighted, by hand: 2 near misses and 1 far one of 10', () => {
    const counts = [
      [3, 1, 0],
      [0, 2, 1],
      [1, 0, 2],
    ];
    // By chance, from margins 4 3 3: 4.2 near and 2.4 far.
    expect(cohenKappa(counts, { weights: 'linear' })).toBeCloseTo(1 - (2 + 2) / (4.2 + 2 * 2.4), 12);
    expect(cohenKappa(counts, { weights: 'quadratic' })).toBeCloseTo(1 - (2 + 4) / (4.2 + 4 * 2.4), 12);
    expect(() => cohenKappa(counts, { weights: 'cubic' as 'linear' })).toThrow('must be none, linear or quadratic');
  });

  test('weighted, of two labels is the plain one, and not defined where both gave one label only', () => {
    const counts = [
      [20, 5],
      [10, 15],
    ];
    for (const weights of ['linear', 'quadratic'] as const) {
      expect(cohenKappa(counts, { weights })).toBeCloseTo(0.4, 12);
      expect(
        cohenKappa(
          [
            [9, 0],
            [0, 0],
          ],
          { weights },
        ),
      ).toBeNaN();
    }
  });
});
