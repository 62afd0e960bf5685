import type { Completion } from '../llm/model.ts';
import { type CostOptions, costOf } from './cost-of.ts';
import { priceOf } from './price-of.ts';
import type { Prices } from './prices.ts';
import { tokensOf } from './tokens-of.ts';

/** What one model has used so far. */
export interface MeteredModel {
  model: string;
  /** Completions that were paid for … */
  requests: number;
  /** … of which the server counted the tokens. Those of the others are in no sum. */
  metered: number;
  /** Completions that cost nothing: from a cache, … */
  cached: number;
  /** … or made by a stand-in. */
  simulated: number;
  /** Tokens of the metered ones; hidden reasoning is part of the output. */
  input: number;
  output: number;
  usd: number;
}

/** What has been used so far, in all and by model. Plain JSON. */
export interface MeterReading {
  /** Of the metered requests only: a lower bound while `metered` is below `requests`. */
  usd: number;
  requests: number;
  metered: number;
  /** Id and date of the prices. */
  prices: Pick<Prices, 'id' | 'asOf' | 'evidence'>;
  models: MeteredModel[];
}

/** Adds up what completions cost, as they come. */
export interface PriceMeter {
  /**
   * Adds a completion.
   *
   * @param model the name it has in the table of prices
   * @throws PriceUnknownError naming model, table and remedy
   */
  add(model: string, completion: Pick<Completion, 'usage' | 'attempts' | 'simulated'>): void;
  reading(): MeterReading;
  /**
   * Asks for the price of a model, so that nothing is spent before it is known.
   *
   * @throws PriceUnknownError naming model, table and remedy
   */
  check(model: string): void;
}

export interface PriceMeterOptions extends CostOptions {
  /** Checked at once, so that a run without a price does not start. */
  models?: readonly string[];
}

/**
 * A meter over a dated table of prices. Tokens are those that servers counted; a completion without a count is counted
 * apart, never as 0. Tokens that a server had in its cache are priced as any other where the table has no price for them,
 * so that the sum may be too high there, not too low. A completion from our cache (no attempts) or of a stand-in costs nothing.
 *
 * @throws PriceUnknownError for one of `models` that has no price, PricesError for one without a batch price when asked
 * @example
 * const meter = priceMeter(prices); // gpt-4o: 2.5 and 10 USD per million tokens
 * meter.add('gpt-4o', { usage: { promptTokens: 1000, completionTokens: 200 }, attempts: 1, simulated: false });
 * meter.reading().usd; // 0.0045
 */
export function priceMeter(prices: Prices, { models = [], batch = false }: PriceMeterOptions = {}): PriceMeter {
  for (const model of models) costOf({ input: 0, output: 0 }, priceOf(prices, model), { batch });
  const lines = new Map<string, MeteredModel>();
  const lineOf = (model: string): MeteredModel => {
    let line = lines.get(model);
    if (!line) {
      line = { model, requests: 0, metered: 0, cached: 0, simulated: 0, input: 0, output: 0, usd: 0 };
      lines.set(model, line);
    }
    return line;
  };
  return {
    add(model, { usage, attempts, simulated }) {
      if (simulated) lineOf(model).simulated++;
      else if (attempts === 0) lineOf(model).cached++;
      else {
        const price = priceOf(prices, model);
        const tokens = usage && tokensOf(usage);
        const usd = tokens ? costOf(tokens, price, { batch }).total : 0;
        const line = lineOf(model);
        line.requests++;
        if (!tokens) return;
        line.metered++;
        line.input += tokens.input;
        line.output += tokens.output;
        line.usd += usd;
      }
    },
    check: (model) => void priceOf(prices, model),
    reading() {
      const { id, asOf, evidence } = prices;
      const sum = (key: 'usd' | 'requests' | 'metered') =>
        [...lines.values()].reduce((total, line) => total + line[key], 0);
      return {
        ...{ usd: sum('usd'), requests: sum('requests'), metered: sum('metered'), prices: { id, asOf, evidence } },
        models: [...lines.values()].map((line) => ({ ...line })),
      };
    },
  };
}
