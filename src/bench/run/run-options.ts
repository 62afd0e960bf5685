import type { PriceMeter } from '../../cost/price-meter.ts';
import type { Cache } from '../../llm/cache/open-cache.ts';
import type { Model } from '../../llm/model.ts';
import type { OpenLog } from './log-file.ts';
import type { RunProgress } from './run-progress.ts';

export interface RunOptions {
  /** Where the records go; made where there is none, gone on from where there is one. Without it they stay in memory. */
  directory?: string;
  /** Most requests in flight, answers and verdicts of judges together. Default 64. */
  concurrency?: number;
  /** Takes the first so many instances. Default all. */
  limit?: number;
  /** How often each instance is asked. Default what the benchmark says. */
  replicates?: number;
  /** Asks again, when a run is gone on with, what had ended without a completion. Default true. */
  retryFailed?: boolean;
  /** Stops when so many requests in a row ended without a completion. Default 100; `Infinity` for never. */
  maxFailures?: number;
  /** Ends the run cleanly: what was recorded stays, and the same call goes on from there. */
  signal?: AbortSignal;
  /** Told how far the run is, at most five times a second. */
  onProgress?: (progress: RunProgress) => void;
  /** Opens the logs; the disk unless another storage is put in its place. */
  open?: OpenLog;
  /** Of `openCache`: what was answered before is not asked again, whatever run it was. */
  cache?: Cache;
  /**
   * Counts what is spent, judges included: a `priceMeter`, which the run feeds and whose reading ends up in the summary,
   * or anything that knows. Several runs may share one.
   */
  meter?: PriceMeter | { usd(): number };
  /**
   * Wraps each model that is asked, in place of the default: `steady({ concurrency, cache })`, which repeats what may pass
   * (429, 5xx, lost connections), slows down when the server says so, and gives up after five minutes.
   */
  within?: (model: Model) => Model;
}

/** @throws RangeError naming the option that cannot be used */
export function checkOptions(options: RunOptions): void {
  const { concurrency = 64, limit = 1, replicates = 1, maxFailures = 1, cache, within } = options;
  if (cache && within)
    throw new RangeError(
      'cache and within are both given, and within decides alone: put the cache in it, `cached(model, cache)`',
    );
  for (const [name, value] of Object.entries({ concurrency, limit, replicates, maxFailures }))
    if (!(Number.isInteger(value) && value >= 1) && !(name === 'maxFailures' && value === Infinity))
      throw new RangeError(`${name} must be a whole number from 1 on, got ${value}`);
}
