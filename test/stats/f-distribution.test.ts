import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fCdf } from '../../src/stats/f-cdf.ts';
import { fQuantile } from '../../src/stats/f-quantile.ts';
import { incompleteBeta } from '../../src/stats/incomplete-beta.ts';
import { logGamma } from '../../src/stats/log-gamma.ts';

interface Oracle {
  fQuantile: [number, number, number, number][];
  fCdf: [number, number, number, number][];
  logGamma: [number, number][];
}
const oracle: Oracle = JSON.parse(readFileSync(new URL('fixtures/agreement.json', import.meta.url), 'utf8'));
const near = (ours: number, theirs: number, within = 1e-12) => expect(Math.abs(ours / theirs - 1)).toBeLessThan(within);

describe('the F distribution', () => {
  test('has the probabilities and quantiles of R, for fractional degrees of freedom too', () => {
    for (const [f, df1, df2, p] of oracle.fCdf) near(fCdf(f, df1, df2), p);
    for (const [p, df1, df2, f] of oracle.fQuantile) near(fQuantile(p, df1, df2), f, p < 0.1 ? 1e-7 : 1e-11);
  });

  test('by hand: P(F ≤ f) = f / (1 + f) for 2 and 2 degrees of freedom', () => {
    expect(fCdf(4, 2, 2)).toBeCloseTo(0.8, 14);
    expect(fQuantile(0.8, 2, 2)).toBeCloseTo(4, 12);
    expect([fQuantile(0, 3, 4), fQuantile(1, 3, 4), fCdf(0, 3, 4), fCdf(Infinity, 3, 4)]).toEqual([0, Infinity, 0, 1]);
  });

  test('by hand: tan² of πp/2 for 1 and 1, where R keeps ten digits', () => {
    for (const p of [1e-6, 0.001, 0.5, 0.999]) near(fQuantile(p, 1, 1), Math.tan((Math.PI * p) / 2) ** 2, 1e-11);
  });

  test('quantile and probability undo each other', () => {
    const df = fc.double({ min: 0.5, max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), df, df, (p, df1, df2) => {
        expect(fCdf(fQuantile(p, df1, df2), df1, df2)).toBeCloseTo(p, 10);
      }),
    );
  });

  test('refuses what lies outside', () => {
    expect(() => fQuantile(1.2, 1, 1)).toThrow('the p of a quantile must lie from 0 to 1, got 1.2');
    expect(() => fCdf(-1, 1, 1)).toThrow('an F ratio lies from 0, got -1');
    expect(() => fCdf(1, 0, 1)).toThrow('the degrees of freedom lie above 0, got 0 and 1');
  });
});

describe('the functions below it', () => {
  test('log gamma is that of R, and ln 24 at 5', () => {
    for (const [x, value] of oracle.logGamma) near(logGamma(x), value);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 14);
    expect(() => logGamma(0)).toThrow('taken above 0, got 0');
  });

  test('the incomplete beta is a polynomial for whole parameters: 6x² - 8x³ + 3x⁴ for 2 and 3', () => {
    for (const x of [0, 0.1, 0.5, 0.9, 1])
      expect(incompleteBeta(x, 2, 3)).toBeCloseTo(6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4, 13);
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow('taken from 0 to 1, got 1.1');
    expect(() => incompleteBeta(0.1, 0, 1)).toThrow('lie above 0, got 0 and 1');
  });
});
