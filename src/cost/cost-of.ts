import { PricesError } from './prices-error.ts';
import type { Price } from './prices.ts';

/** Tokens that a model reads and writes. */
export interface Tokens {
  input: number;
  output: number;
  /** Of the input, those that the server had in its cache. */
  cached?: number;
}

/** What they cost, in USD, not rounded. */
export interface TokenCost {
  input: number;
  output: number;
  total: number;
}

/** Prices per million tokens; the model's name is there for the error. */
export type TokenPrice = Omit<Price, 'model'> & { model?: string };

export interface CostOptions {
  /** At the prices of a batch. Default false. */
  batch?: boolean;
}

/**
 * What tokens cost at a price per million. Cached tokens cost what others do where the price has no word on them: the sum
 * may then be too high, not too low.
 *
 * @throws RangeError for tokens or prices that are negative or no numbers, PricesError for a batch without batch prices
 * @example
 * costOf({ input: 2_000_000, output: 100_000 }, { input: 2.5, output: 10 }); // { input: 5, output: 1, total: 6 }
 * costOf({ input: 2e6, cached: 1e6, output: 0 }, { input: 2.5, cached: 1.25, output: 10 }).total; // 3.75
 */
export function costOf(tokens: Tokens, price: TokenPrice, { batch = false }: CostOptions = {}): TokenCost {
  const per = batch ? price.batch : price;
  if (per === undefined)
    throw new PricesError(
      `${price.model ?? 'the model'} has no batch price: add \`batch: { input, output }\` to its price, or ask without a batch`,
    );
  const { cached = 0 } = tokens;
  const input = usd('input', tokens.input, per.input);
  const output = usd('output', tokens.output, per.output);
  if (cached === 0) return { input, output, total: input + output };
  if (!(cached > 0 && cached <= tokens.input))
    throw new RangeError(`cached tokens are part of the ${tokens.input} input tokens, got ${cached}`);
  const mixed = usd('input', tokens.input - cached, per.input) + usd('cached', cached, per.cached ?? per.input);
  return { input: mixed, output, total: mixed + output };
}

function usd(side: string, tokens: number, price: number): number {
  for (const [what, value] of [
    [`${side} tokens`, tokens],
    [`${side} price`, price],
  ] as const)
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`${what} must be 0 or more, got ${value}`);
  return (tokens * price) / 1e6;
}
