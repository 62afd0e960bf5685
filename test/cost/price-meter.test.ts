import { describe, expect, test } from 'vitest';
import { priceMeter } from '../../src/cost/price-meter.ts';
import { PriceUnknownError } from '../../src/cost/price-unknown-error.ts';
import type { Prices } from '../../src/cost/prices.ts';

const prices: Prices = {
  ...{ id: 'test-prices', asOf: '2026-01-31', evidence: 'quoted', source: 'a price list' },
  prices: [
    { model: 'dear', input: 3, output: 15 },
    { model: 'cheap', input: 0.15, output: 0.6 },
  ],
};
const used = (promptTokens: number, completionTokens: number, more: object = {}) => ({
  ...{ usage: { promptTokens, completionTokens }, attempts: 1, simulated: false, ...more },
});

describe('priceMeter', () => {
  test('adds tokens times price, by model', () => {
    const meter = priceMeter(prices);
    meter.add('dear', used(1_000_000, 100_000));
    meter.add('dear', used(0, 100_000));
    meter.add('cheap', used(2_000_000, 0));
    expect(meter.reading()).toEqual({
      ...{ usd: 6.3, requests: 3, metered: 3, prices: { id: 'test-prices', asOf: '2026-01-31', evidence: 'quoted' } },
      models: [
        { model: 'dear', requests: 2, metered: 2, cached: 0, simulated: 0, input: 1_000_000, output: 200_000, usd: 6 },
        { model: 'cheap', requests: 1, metered: 1, cached: 0, simulated: 0, input: 2_000_000, output: 0, usd: 0.3 },
      ],
    });
  });

  test('a completion whose tokens nobody counted is counted apart', () => {
    const meter = priceMeter(prices);
    meter.add('dear', used(1_000_000, 0));
    meter.add('dear', used(0, 0, { usage: null }));
    expect(meter.reading()).toMatchObject({ usd: 3, requests: 2, metered: 1 });
  });

  test('what came from a cache or a stand-in costs nothing and is counted as such, price or not', () => {
    const meter = priceMeter(prices);
    meter.add('dear', used(1000, 1000, { attempts: 0 }));
    meter.add('mock/judge', used(1000, 1000, { simulated: true }));
    expect(meter.reading()).toMatchObject({
      ...{ usd: 0, requests: 0, metered: 0 },
      models: [
        { model: 'dear', cached: 1, simulated: 0 },
        { model: 'mock/judge', cached: 0, simulated: 1 },
      ],
    });
  });

  test('a model without a price is an error that names it, the table and the remedy, and leaves the sums alone', () => {
    const meter = priceMeter(prices);
    expect(() => meter.add('deer', used(1, 1))).toThrow(PriceUnknownError);
    expect(() => meter.add('deer', used(1, 1, { usage: null }))).toThrow(
      'price unknown: deer is not among the prices test-prices (known are dear, cheap); add its price',
    );
    expect(meter.reading()).toMatchObject({ requests: 0, models: [] });
    expect(() => priceMeter(prices, { models: ['dear', 'deer'] })).toThrow(PriceUnknownError);
  });

  test('tokens from the cache of a server, and batches, have the prices of the table', () => {
    const table: Prices = {
      ...prices,
      prices: [{ model: 'a', input: 2, cached: 1, output: 4, batch: { input: 1, output: 2 } }],
    };
    const usage = { usage: { promptTokens: 1e6, completionTokens: 0, cachedTokens: 5e5 } };
    const usd = (batch: boolean) => {
      const meter = priceMeter(table, { batch });
      meter.add('a', used(0, 0, usage));
      return meter.reading().usd;
    };
    expect([usd(false), usd(true)]).toEqual([1.5, 1]);
    expect(() => priceMeter(prices, { models: ['dear'], batch: true })).toThrow('dear has no batch price');
  });

  test('a reading does not change afterwards', () => {
    const meter = priceMeter(prices);
    meter.add('dear', used(1, 1));
    const before = meter.reading();
    meter.add('dear', used(1, 1));
    expect(before.models[0]!.requests).toBe(1);
  });

  test('counts that are no counts are refused', () => {
    expect(() => priceMeter(prices).add('dear', used(Number.NaN, 1))).toThrow(
      'input tokens must be 0 or more, got NaN',
    );
  });
});
