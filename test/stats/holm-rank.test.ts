import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holm } from '../../src/stats/holm.ts';
import { rank } from '../../src/stats/rank.ts';

describe('holm', () => {
  test('0.01, 0.04, 0.03, 0.005 become 0.03, 0.06, 0.06, 0.02, as R p.adjust gives', () => {
    const adjusted = [0.03, 0.06, 0.06, 0.02];
    holm([0.01, 0.04, 0.03, 0.005]).forEach((p, i) => void expect(p).toBeCloseTo(adjusted[i]!, 15));
  });

  test('never lowers a p value, keeps the order and stays at most 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (p) => {
        const adjusted = holm(p);
        p.forEach((value, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          p.forEach((other, j) => {
            if (value <= other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
          });
        });
      }),
    );
  });

  test('one p value stays as it is, and none gives none', () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([])).toEqual([]);
  });

  test('refuses what is no p value, with its place', () => {
    expect(() => holm([0.5, 1.2])).toThrow('a p value must lie from 0 to 1, got 1.2 at position 1');
    expect(() => holm([Number.NaN, 0.1])).toThrow('a p value must lie from 0 to 1, got NaN at position 0');
  });
});

describe('rank', () => {
  test('10 20 20 5 have ranks 2 3.5 3.5 1', () => expect(rank([10, 20, 20, 5])).toEqual([2, 3.5, 3.5, 1]));

  test('a NaN has no rank and takes no place', () => {
    expect(rank([3, Number.NaN, 1, Infinity])).toEqual([2, Number.NaN, 1, 3]);
  });

  test('ranks of n values sum to n (n + 1) / 2, ties or not', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (x) => {
        expect(rank(x).reduce((sum, r) => sum + r, 0)).toBe((x.length * (x.length + 1)) / 2);
      }),
    );
  });
});
