import type { Purse } from '../cost/budget.ts';
import { budgeted } from './budgeted.ts';
import { cached } from './cached.ts';
import type { Cache } from './cache/open-cache.ts';
import { limited } from './limited.ts';
import { metered, type Meter } from './metered.ts';
import type { Model } from './model.ts';
import { retried } from './retried.ts';
import { timedOut } from './timed-out.ts';

export interface SteadyOptions {
  /** Most requests in flight to one model. Default 64. */
  concurrency?: number;
  /** Milliseconds until a request is given up. Default 300,000. */
  timeout?: number;
  /** Most requests for one answer. Default 6. */
  attempts?: number;
  /** Told of every answer that a server was asked for. */
  meter?: Meter;
  /** Spares requests that were answered before. */
  cache?: Cache;
  /** Pays every request, repeats too. One of `runBudget` pays for judges as well. */
  budget?: Purse;
}

/**
 * The wrappers of a run in their order: known answers first, then the meter, repeats, the limit, and within it the time
 * limit. Hand it to `runBenchmark` as `within`. Stand-ins of ours need no limits; they are wrapped by the cache and the
 * meter only.
 *
 * @example
 * await runBenchmark(medQa, modelOf('openai/gpt-4o'), { within: steady({ cache: await openCache('.cache/llm') }) });
 */
export function steady({
  concurrency = 64,
  timeout = 300_000,
  attempts = 6,
  meter,
  cache,
  budget,
}: SteadyOptions = {}): (model: Model) => Model {
  return (model) => {
    const paid = budget ? budgeted(model, budget) : model;
    const asked = model.simulated ? paid : retried(limited(timedOut(paid, timeout), { concurrency }), { attempts });
    const counted = meter ? metered(asked, meter) : asked;
    return cache ? cached(counted, cache) : counted;
  };
}
