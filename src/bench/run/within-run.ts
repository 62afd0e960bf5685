import type { MeterReading } from '../../cost/price-meter.ts';
import { gate } from '../../llm/gate.ts';
import { gated } from '../../llm/gated.ts';
import type { Model } from '../../llm/model.ts';
import { steady } from '../../llm/steady.ts';
import { priced } from './priced.ts';
import type { RunOptions } from './run-options.ts';

/**
 * How the models of a run are asked, the one that is evaluated and those that judge: in flight together at most
 * `concurrency`. Only a request on its way holds a place: known answers and waits between repeats take none.
 */
export function withinRun(
  concurrency: number,
  { cache, within = steady({ concurrency, ...(cache && { cache }) }), meter }: RunOptions,
): (model: Model) => Model {
  const shared = gate(concurrency);
  const wrapped = new WeakMap<Model, Model>();
  return (model) => {
    let known = wrapped.get(model);
    if (!known) {
      known = within(gated(model, shared));
      if (meter && 'add' in meter) known = priced(known, meter);
      wrapped.set(model, known);
    }
    return known;
  };
}

/** What the meter of a run has read, for its progress and its summary. */
export function spentOf({ meter }: RunOptions): { usd?: () => number; cost?: () => MeterReading } {
  if (!meter) return {};
  return 'add' in meter ? { usd: () => meter.reading().usd, cost: () => meter.reading() } : { usd: () => meter.usd() };
}
