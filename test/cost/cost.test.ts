import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/cost/cost-of.ts';
import { evaluationCost } from '../../src/cost/evaluation-cost.ts';
import { evaluationTokens } from '../../src/cost/evaluation-tokens.ts';
import { impliedPrice } from '../../src/cost/implied-price.ts';
import { priceOf } from '../../src/cost/price-of.ts';
import { PriceUnknownError } from '../../src/cost/price-unknown-error.ts';
import { PricesError } from '../../src/cost/prices-error.ts';
import { definePrices, type PricesInput, pricesSchema } from '../../src/cost/prices.ts';
import { roundCents } from '../../src/cost/round-cents.ts';
import { roundDecimal } from '../../src/papers/claims/round-decimal.ts';

describe('roundCents', () => {
  test('rounds half a cent up, on the decimal digits', () => {
    expect([0.045, 0.005, 1.005, 0.0449999, 2.675, 0, -0.045].map(roundCents)).toEqual([
      0.05, 0.01, 1.01, 0.04, 2.68, 0, -0.05,
    ]);
  });

  test('agrees with the rounding of the claims', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (micro) => {
        expect(roundCents(micro / 1e6)).toBe(roundDecimal(micro / 1e6, 2));
      }),
    );
  });
});

describe('costOf', () => {
  test('is tokens times the price per million, by side', () => {
    expect(costOf({ input: 2_000_000, output: 100_000 }, { input: 2.5, output: 10 })).toEqual({
      input: 5,
      output: 1,
      total: 6,
    });
    expect(costOf({ input: 0, output: 0 }, { input: 3, output: 15 }).total).toBe(0);
  });

  test('refuses what is no amount', () => {
    const price = { input: 1, output: 1 };
    expect(() => costOf({ input: -1, output: 0 }, price)).toThrow('input tokens must be 0 or more, got -1');
    expect(() => costOf({ input: 0, output: Number.NaN }, price)).toThrow('output tokens must be 0 or more, got NaN');
    expect(() => costOf({ input: 1, output: 1 }, { input: 1, output: Infinity })).toThrow(
      'output price must be 0 or more, got Infinity',
    );
    expect(() => costOf({ input: 1, output: 1 }, {} as typeof price)).toThrow(
      'input price must be 0 or more, got undefined',
    );
  });
});

describe('cached tokens and batches', () => {
  const price = { model: 'a', input: 2, cached: 0.5, output: 10, batch: { input: 1, output: 5 } };

  test('cost what the table says: 1 million new at 2, 1 million cached at 0.5', () => {
    expect(costOf({ input: 2e6, cached: 1e6, output: 0 }, price)).toEqual({ input: 2.5, output: 0, total: 2.5 });
    expect(costOf({ input: 2e6, output: 1e5 }, price, { batch: true })).toEqual({ input: 2, output: 0.5, total: 2.5 });
  });

  test('without a price of their own are never free: cached ones cost the whole price, a batch is refused', () => {
    expect(costOf({ input: 2e6, cached: 1e6, output: 0 }, { input: 2, output: 10 }).total).toBe(4);
    expect(costOf({ input: 2e6, cached: 1e6, output: 0 }, price, { batch: true }).total).toBe(2);
    const regular = { model: 'b', input: 2, output: 10 };
    expect(() => costOf({ input: 1, output: 1 }, regular, { batch: true })).toThrow(PricesError);
    expect(() => costOf({ input: 1, output: 1 }, regular, { batch: true })).toThrow(
      'b has no batch price: add `batch:',
    );
  });

  test('are part of the input', () => {
    expect(() => costOf({ input: 1, cached: 2, output: 0 }, price)).toThrow(
      'cached tokens are part of the 1 input tokens, got 2',
    );
  });
});

describe('evaluationTokens', () => {
  test('counts every completion and every verdict as long as it may be; a judge reads prompt and completion', () => {
    const size = { instances: 10, promptTokens: 5000, maxOutputTokens: 100 };
    expect(evaluationTokens({ ...size, judgeMaxOutputTokens: 4096 })).toEqual({
      benchmark: { input: 5000, output: 1000 },
      judge: { input: 6000, output: 40_960 },
    });
    expect(evaluationTokens(size).judge).toEqual({ input: 0, output: 0 });
  });

  test('refuses sizes that are no counts', () => {
    expect(() => evaluationTokens({ instances: 1.5, promptTokens: 1, maxOutputTokens: 1 })).toThrow(
      'instances must be a whole number of 0 or more, got 1.5',
    );
  });
});

describe('evaluationCost', () => {
  const judges = [
    { input: 3, output: 15 },
    { input: 1, output: 1 },
  ];

  test('pays the model its price and each judge its own, for the tokens of one judge each', () => {
    const tokens = { benchmark: { input: 1e6, output: 1e5 }, judge: { input: 1e6, output: 1e5 } };
    expect(evaluationCost(tokens, { input: 2, output: 10 }, judges)).toEqual({
      prompt: 2,
      completion: 1,
      judgePrompt: 4,
      judgeCompletion: 1.6,
      total: 8.6,
    });
  });

  test('rounds each of the four parts before adding them, or nothing', () => {
    // Four times 0.6 cents.
    const tokens = { benchmark: { input: 6000, output: 6000 }, judge: { input: 6000, output: 6000 } };
    const price = { input: 1, output: 1 };
    expect(evaluationCost(tokens, price, [price]).total).toBe(0.04);
    expect(evaluationCost(tokens, price, [price], { rounding: 'none' }).total).toBeCloseTo(0.024, 12);
  });

  test('rounding moves a row by at most 2 cents', () => {
    const count = fc.integer({ min: 0, max: 1e7 });
    const side = fc.record({ input: count, output: count });
    fc.assert(
      fc.property(side, side, (benchmark, judge) => {
        const run = (rounding: 'none' | 'cents per row') =>
          evaluationCost({ benchmark, judge }, { input: 1.35, output: 5.4 }, judges, { rounding }).total;
        expect(Math.abs(run('none') - run('cents per row'))).toBeLessThanOrEqual(0.02 + 1e-9);
      }),
    );
  });

  test('judge tokens without a judge, and unknown roundings, are refused', () => {
    const tokens = { benchmark: { input: 1, output: 1 }, judge: { input: 1, output: 0 } };
    expect(() => evaluationCost(tokens, { input: 1, output: 1 }, [])).toThrow(
      'the judge has tokens but there is no judge: give the price of each',
    );
    expect(() => evaluationCost(tokens, { input: 1, output: 1 }, judges, { rounding: 'up' as 'none' })).toThrow(
      "rounding must be 'cents per row' or 'none', got up",
    );
  });
});

describe('prices', () => {
  const file = {
    id: 'today',
    asOf: '2026-01-31',
    evidence: 'quoted',
    source: 'a price list',
    prices: [{ model: 'a', input: 1, output: 2 }],
  };

  test('have a date, and one price per model', () => {
    expect(pricesSchema.parse(file)).toEqual(file);
    expect(() => pricesSchema.parse({ ...file, asOf: '31.01.2026' })).toThrow('asOf');
    expect(() => pricesSchema.parse({ ...file, prices: [{ model: 'a', input: -1, output: 2 }] })).toThrow('input');
    expect(() => pricesSchema.parse({ ...file, prices: [...file.prices, ...file.prices] })).toThrow(
      'a has a price at [0]',
    );
  });

  test('of an unknown currency, or without a date, are refused with every place that needs mending', () => {
    const table = { ...file, currency: 'EUR', asOf: undefined, prices: [{ model: 'a', input: '1', output: 2 }] };
    const define = () => definePrices(table as unknown as PricesInput);
    expect(define).toThrow(PricesError);
    expect(define).toThrow('prices "today": asOf: must be the day of the prices, as 2025-05-12');
    expect(define).toThrow('currency: must be USD, got "EUR": convert the prices first');
    expect(define).toThrow('prices.0.input: must be a number of US dollars per million tokens');
    expect(definePrices({ ...(file as PricesInput), currency: 'USD' }).currency).toBe('USD');
  });

  test('an unknown model is an error, never free', () => {
    const prices = pricesSchema.parse(file);
    expect(priceOf(prices, 'a')).toEqual({ model: 'a', input: 1, output: 2 });
    expect(() => priceOf(prices, 'b')).toThrow(PriceUnknownError);
    expect(() => priceOf(prices, 'b')).toThrow(
      'price unknown: b is not among the prices today (known are a); add its price: a model without one is not free',
    );
  });
});

describe('impliedPrice', () => {
  test('is the one price in whole cents that explains every charge', () => {
    // 551,780 tokens for 0.74 leave 1.34 and 1.35 (0.739 and 0.745); 23 million decide.
    expect(impliedPrice([{ tokens: 551_780, usd: 0.74 }])).toBeNaN();
    const charges = [
      { tokens: 551_780, usd: 0.74 },
      { tokens: 23_000_000, usd: 31.05 },
    ];
    expect(impliedPrice(charges)).toBe(1.35);
    expect(impliedPrice([...charges, { tokens: 1_000_000, usd: 2 }])).toBeNaN(); // no price explains all
    expect(impliedPrice([])).toBeNaN();
    expect(impliedPrice([...charges, { tokens: 0, usd: 0 }])).toBe(1.35);
    expect(impliedPrice([...charges, { tokens: 0, usd: 1 }])).toBeNaN();
  });

  test('finds every price again from its own charges, half cents included', () => {
    const tokens = fc.array(fc.integer({ min: 0, max: 1e7 }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), tokens, (cents, counts) => {
        const price = cents / 100;
        const charges = [2_000_000, 3000, ...counts].map((n) => ({ tokens: n, usd: roundCents((n * price) / 1e6) }));
        expect(impliedPrice(charges)).toBe(price);
      }),
    );
  });
});
