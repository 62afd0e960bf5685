/** A model has no price in a list of prices. The remedy: add its price, with its date and source. */
export class PriceUnknownError extends Error {
  override readonly name = 'PriceUnknownError';
  readonly model: string;

  constructor(model: string, { id, models }: { id: string; models: readonly string[] }) {
    super(
      `price unknown: ${model} is not among the prices ${id} (known are ${models.join(', ') || 'none'}); ` +
        'add its price: a model without one is not free',
    );
    this.model = model;
  }
}
