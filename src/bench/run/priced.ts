import type { PriceMeter } from '../../cost/price-meter.ts';
import type { Model } from '../../llm/model.ts';

/**
 * Adds each completion of a model to a meter, with those from a cache, which cost nothing.
 *
 * @throws PriceUnknownError for a model on a server that has no price, before it is asked
 */
export function priced(model: Model, meter: PriceMeter): Model {
  if (!model.simulated) meter.check(model.name);
  return {
    ...model,
    async complete(request, context) {
      const completion = await model.complete(request, context);
      meter.add(model.name, completion);
      return completion;
    },
  };
}
