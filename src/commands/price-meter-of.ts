import { readFileSync } from 'node:fs';
import type { PriceMeter } from '../cost/price-meter.ts';
import { priceMeter } from '../cost/price-meter.ts';
import { pricesSchema } from '../cost/prices.ts';
import type { Meter } from '../llm/metered.ts';
import type { Model } from '../llm/model.ts';
import { UsageError } from './run-options.ts';

/** What a run of the command line has cost so far. */
export interface RunMeter {
  meter: Meter;
  usd(): number;
  /** The sum with its date, and how much of the run it holds. */
  sentence(): string;
}

/**
 * A meter of dollars over a table of prices in a file. Models go by the name in the table, with or without provider.
 *
 * @throws UsageError for a file that is no table of prices, PriceUnknownError for a model without a price
 */
export function priceMeterOf(path: string, models: readonly Model[]): RunMeter {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
  const parsed = pricesSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(`${path} is no table of prices: ${issue!.path.join('.') || 'the file'}: ${issue!.message}`);
  }
  const prices = parsed.data;
  const nameOf = (model: string): string => {
    const bare = model.slice(model.indexOf('/') + 1);
    return prices.prices.some((price) => price.model === model) ? model : bare;
  };
  const paid = models.filter(({ simulated }) => !simulated).map(({ name }) => nameOf(name));
  const reading: PriceMeter = priceMeter(prices, { models: paid });
  return {
    meter: { completed: (model, completion) => reading.add(nameOf(model), completion), failed: () => {} },
    usd: () => reading.reading().usd,
    sentence() {
      const { usd, requests, metered } = reading.reading();
      return `${usd.toFixed(4)} USD at the prices of ${prices.asOf}, for ${metered} of ${requests} paid requests`;
    },
  };
}
