import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fisherInterval } from '../../src/stats/fisher-interval.ts';
import { pearson } from '../../src/stats/pearson.ts';
import { pearsonInterval } from '../../src/stats/pearson-interval.ts';
import { spearman } from '../../src/stats/spearman.ts';
import { spearmanInterval } from '../../src/stats/spearman-interval.ts';

const { correlation } = JSON.parse(readFileSync(new URL('fixtures/agreement.json', import.meta.url), 'utf8'));

describe('intervals of correlations', () => {
  test("Pearson and its interval are those of R's cor.test, Spearman that of R's cor", () => {
    const { estimate, lower, upper, n } = pearsonInterval(correlation.x, correlation.y);
    expect(estimate).toBeCloseTo(correlation.pearson, 12);
    expect(lower).toBeCloseTo(correlation.lower, 12);
    expect(upper).toBeCloseTo(correlation.upper, 12);
    expect(n).toBe(32);
    expect(spearman(correlation.x, correlation.y)).toBeCloseTo(correlation.spearman, 12);
  });

  test('by hand: r 0.5 of 28 pairs, atanh 0.5493 ± 1.96 / 5', () => {
    const { lower, upper } = fisherInterval(0.5, 28);
    expect(lower).toBeCloseTo(Math.tanh(0.5493061443 - 0.3919927969), 9);
    expect(upper).toBeCloseTo(Math.tanh(0.5493061443 + 0.3919927969), 9);
  });

  test('Bonett and Wright widen that of a rank correlation by √(1 + r²/2), and say so', () => {
    const [x, y] = [
      [1, 2, 3, 4, 5, 6],
      [2, 1, 4, 3, 6, 5],
    ];
    const plain = spearmanInterval(x, y);
    const wide = spearmanInterval(x, y, { variance: 'bonett-wright' });
    const width = ({ lower, upper }: { lower: number; upper: number }) => Math.atanh(upper) - Math.atanh(lower);
    expect(width(wide) / width(plain)).toBeCloseTo(Math.sqrt(1 + plain.estimate ** 2 / 2), 10);
    expect([plain.method, wide.method]).toEqual([
      "Spearman's rank correlation, Fisher's z",
      "Spearman's rank correlation, Fisher's z (Bonett and Wright)",
    ]);
  });

  test('have no ends for three pairs, and are undefined for one value only', () => {
    expect(pearsonInterval([1, 2, 3], [1, 3, 2])).toMatchObject({ estimate: 0.5, lower: Number.NaN, n: 3 });
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(pearsonInterval([1, 1, 1, 1, 1], [1, 2, 3, 4, 5]).upper).toBeNaN();
    expect(() => pearson([1], [1, 2])).toThrow('a correlation needs pairs, got 1 and 2 values');
    expect(() => fisherInterval(0.1, 9, { level: 1 })).toThrow('level must lie between 0 and 1');
  });
});
