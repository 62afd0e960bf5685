import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alwaysNo } from '../../src/papers/medhelm/always-no.ts';
import { binaryRates } from '../../src/papers/medhelm/binary-rates.ts';
import { gainOverNo } from '../../src/papers/medhelm/gain-over-no.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { yesNoTable } from '../../src/papers/medhelm/yes-no-table.ts';
import oracle from './fixtures/medhelm-jury-recomputed.json' with { type: 'json' };

const medhelm = loadMedhelm();
const rows = yesNoTable(medhelm, { replicates: 100 });
const table = (truePositive: number, falsePositive: number, falseNegative: number, trueNegative: number) => ({
  truePositive,
  falsePositive,
  falseNegative,
  trueNegative,
});

describe('rates of a table of answers', () => {
  test('computed by hand: 20 and 10 of 25 found, 5 and 15 missed', () => {
    const rates = binaryRates(table(20, 15, 5, 10), { replicates: 100 });
    expect(rates.accuracy.estimate).toBeCloseTo(30 / 50, 12);
    expect(rates.precision.estimate).toBeCloseTo(20 / 35, 12);
    expect(rates.recall.estimate).toBeCloseTo(0.8, 12);
    expect(rates.specificity.estimate).toBeCloseTo(0.4, 12);
    expect(rates.balancedAccuracy.estimate).toBeCloseTo(0.6, 12);
    expect(rates.mcc.estimate).toBeCloseTo((20 * 10 - 15 * 5) / Math.sqrt(35 * 25 * 25 * 15), 12);
    expect([rates.n, rates.positives]).toEqual([50, 25]);
  });

  test('that have no denominator are null with the reason, not NaN', () => {
    const no = binaryRates(alwaysNo(table(2, 3, 4, 5)));
    expect(no.precision).toEqual({ estimate: null, n: 0, method: 'undefined: yes was never answered' });
    expect(no.mcc).toEqual({ estimate: null, n: 0, method: 'undefined: all answers, or all truths, are the same' });
    expect(no.balancedAccuracy.estimate).toBe(0.5);
    const onlyNo = binaryRates(table(0, 3, 0, 5));
    expect(onlyNo.recall.method).toBe('undefined: no question has the answer yes');
    expect(onlyNo.balancedAccuracy).toEqual(onlyNo.recall);
    expect(binaryRates(table(0, 0, 0, 0)).accuracy.method).toBe('undefined: there is no question');
  });

  test('lie inside their intervals, and those inside the scale', () => {
    const count = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const { mcc, n, positives, ...shares } = binaryRates(table(a, b, c, d), { replicates: 100 });
        expect([n, positives]).toEqual([a + b + c + d, a + c]);
        for (const rate of Object.values(shares)) {
          if (rate.estimate === null) throw new Error('all denominators are above 0');
          expect(rate.lower).toBeLessThanOrEqual(rate.estimate);
          expect(rate.upper).toBeGreaterThanOrEqual(rate.estimate);
          expect(rate.lower).toBeGreaterThanOrEqual(0);
          expect(rate.upper).toBeLessThanOrEqual(1);
        }
        expect(Math.abs(mcc.estimate!)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the gain over always answering no', () => {
  test('is the difference of the two accuracies, (TP - FP) / n', () => {
    const own = table(2, 15, 265, 2718);
    const accuracy = (counts: typeof own) => binaryRates(counts, { replicates: 100 }).accuracy.estimate!;
    expect(gainOverNo(own).estimate).toBeCloseTo(accuracy(own) - accuracy(alwaysNo(own)), 12);
    expect(gainOverNo(own).upper).toBeLessThan(0);
  });

  test('has the interval of Agresti and Min: by hand for 9 won and 1 lost of 98', () => {
    // b = 9.5, c = 1.5, N = 100: centre 0.08, variance (11 - 0.64) / 100² = 0.001036
    const { lower, upper } = gainOverNo(table(9, 1, 40, 48));
    expect(lower).toBeCloseTo(0.08 - 1.959964 * Math.sqrt(0.001036), 6);
    expect(upper).toBeCloseTo(0.08 + 1.959964 * Math.sqrt(0.001036), 6);
  });

  test('of one who never says yes is 0', () => {
    expect(gainOverNo(table(0, 0, 4, 6)).estimate).toBe(0);
  });
});

describe('the yes/no benchmarks', () => {
  test('have the rates of an independent computation', () => {
    for (const { model, benchmark, accuracy, precision, recall, prevalence } of oracle.binary_rates) {
      const row = rows.find((entry) => entry.model === model && entry.benchmark === benchmark)!;
      expect(row.accuracy.estimate).toBeCloseTo(accuracy, 9);
      expect(row.precision.estimate).toBeCloseTo(precision, 9);
      expect(row.recall.estimate).toBeCloseTo(recall, 9);
      expect(row.positives / row.n).toBeCloseTo(prevalence, 9);
    }
    expect(oracle.binary_rates).toHaveLength(27);
  });

  test('agree with the published scores in all 27 cells', () => {
    const scored = rows.filter(({ published }) => published !== null);
    expect(scored).toHaveLength(27);
    for (const { published, accuracy } of scored) expect(accuracy.estimate!.toFixed(3)).toBe(published!.toFixed(3));
  });

  test('on EHRSHOT no model reaches the one who always says no', () => {
    const ehrshot = rows.filter(({ benchmark }) => benchmark === 'ehrshot');
    expect(ehrshot.at(-1)).toMatchObject({ model: 'always-no', published: null });
    expect(ehrshot.at(-1)!.accuracy.estimate!.toFixed(3)).toBe('0.911');
    for (const { gain } of ehrshot.slice(0, -1)) expect(gain.estimate).toBeLessThan(0);
  });
});
