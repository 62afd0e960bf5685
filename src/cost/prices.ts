import { z } from 'zod';
import { PricesError } from './prices-error.ts';

const text = z.string().min(1);
const dollars = z.number({ error: 'must be a number of US dollars per million tokens' }).nonnegative();

/** USD per million tokens. A model without a price for something has none: it is not free. */
const perMillion = {
  /** Of the prompt … */
  input: dollars,
  /** … of what the server has of it in its cache, where that is cheaper … */
  cached: dollars.optional(),
  /** … and of the completion. */
  output: dollars,
};

const price = z.strictObject({
  model: text,
  ...perMillion,
  /** What the same tokens cost when they are sent as a batch, to be answered within a day or so. */
  batch: z.strictObject(perMillion).optional(),
});

/** The prices of some models on one day, in USD per million tokens, and how they are known. */
export const pricesSchema = z.strictObject({
  id: text,
  asOf: z.iso.date({ error: 'must be the day of the prices, as 2025-05-12: a price without a date says nothing' }),
  /** US dollars; no other currency is known. */
  currency: z
    .literal('USD', { error: ({ input }) => `must be USD, got ${JSON.stringify(input)}: convert the prices first` })
    .optional(),
  /** `quoted` from a price list, or `inferred-to-fit` from amounts that were charged. */
  evidence: z.enum(['quoted', 'inferred-to-fit']),
  source: text,
  note: text.optional(),
  prices: z.array(price).superRefine((prices, context) => {
    const first = new Map<string, number>();
    prices.forEach(({ model }, index) => {
      const earlier = first.get(model);
      if (earlier === undefined) first.set(model, index);
      else
        context.addIssue({ code: 'custom', path: [index, 'model'], message: `${model} has a price at [${earlier}]` });
    });
  }),
});

export type Price = z.output<typeof price>;
export type Prices = z.output<typeof pricesSchema>;
/** A table of prices as it is written. */
export type PricesInput = z.input<typeof pricesSchema>;

/**
 * A table of prices of your own, checked.
 *
 * @throws PricesError naming every place that needs mending: an unknown currency, no date, a price that is no number …
 * @example
 * definePrices({
 *   ...{ id: 'mine', asOf: '2026-01-31', evidence: 'quoted', source: 'the provider’s price list' },
 *   prices: [{ model: 'openai/gpt-4o', input: 2.5, output: 10, batch: { input: 1.25, output: 5 } }],
 * }).prices.length; // 1
 */
export function definePrices(input: PricesInput): Prices {
  const parsed = pricesSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the table'}: ${message}`);
  throw new PricesError(`prices ${JSON.stringify((input as { id?: unknown })?.id ?? '')}: ${places.join('; ')}`);
}
