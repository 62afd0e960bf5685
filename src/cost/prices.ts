import { z } from 'zod';

const text = z.string().min(1);
const dollars = z.number().nonnegative();

const price = z.strictObject({
  model: text,
  /** USD per million tokens of the prompt … */
  input: dollars,
  /** … and of the completion. */
  output: dollars,
});

/** The prices of some models on one day, in USD per million tokens, and how they are known. */
export const pricesSchema = z.strictObject({
  id: text,
  asOf: z.iso.date(),
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
