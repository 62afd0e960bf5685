import type { Price } from './prices.ts';

/** Tokens that a model reads and writes. */
export interface Tokens {
  input: number;
  output: number;
}

/** What they cost, in USD, not rounded. */
export interface TokenCost {
  input: number;
  output: number;
  total: number;
}

/**
 * What tokens cost at a price per million.
 *
 * @throws RangeError for tokens or prices that are negative or no numbers
 * @example
 * costOf({ input: 2_000_000, output: 100_000 }, { input: 2.5, output: 10 }); // { input: 5, output: 1, total: 6 }
 */
export function costOf(tokens: Tokens, price: Pick<Price, 'input' | 'output'>): TokenCost {
  const usd = (side: 'input' | 'output') => {
    for (const [what, value] of [
      [`${side} tokens`, tokens[side]],
      [`${side} price`, price[side]],
    ] as const)
      if (!(value >= 0 && value < Infinity)) throw new RangeError(`${what} must be 0 or more, got ${value}`);
    return (tokens[side] * price[side]) / 1e6;
  };
  const [input, output] = [usd('input'), usd('output')];
  return { input, output, total: input + output };
}
