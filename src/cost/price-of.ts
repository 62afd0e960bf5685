import { PriceUnknownError } from './price-unknown-error.ts';
import type { Price, Prices } from './prices.ts';

/**
 * The price of a model.
 *
 * @throws PriceUnknownError when the list does not have it: a model without a price is never free
 * @example
 * priceOf(loadMedhelm().prices, 'gpt-4o'); // { model: 'gpt-4o', input: 2.5, output: 10 }
 */
export function priceOf({ id, prices }: Pick<Prices, 'id' | 'prices'>, model: string): Price {
  const price = prices.find((entry) => entry.model === model);
  if (price === undefined) throw new PriceUnknownError(model, { id, models: prices.map((entry) => entry.model) });
  return price;
}
