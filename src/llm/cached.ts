import { abortedError } from './aborted-error.ts';
import type { Cache } from './cache/open-cache.ts';
import { ModelError } from './model-error.ts';
import type { Completion, Model } from './model.ts';
import { onAbort } from './on-abort.ts';
import { requestKey } from './request-key.ts';

/** Requests on their way, by cache and key. */
const underWay = new WeakMap<Cache, Map<string, Promise<Completion>>>();

/**
 * Asks no request twice: completions come from the cache where it has them (`attempts` is then 0) and are put into it
 * where not. Equal requests at the same time are asked once. Failures are not kept.
 *
 * Goes around all other wrappers, so that what is known neither waits nor counts.
 *
 * @param cache of {@link openCache}
 * @throws CacheError when a completion cannot be written
 * @example
 * const model = cached(retried(limited(openaiModel('openai/gpt-4o'))), await openCache('.cache/llm'));
 */
export function cached(model: Model, cache: Cache): Model {
  let pending = underWay.get(cache);
  if (!pending) underWay.set(cache, (pending = new Map()));
  const asked = pending;
  const ask = async (key: string, ...request: Parameters<Model['complete']>): Promise<Completion> => {
    try {
      const completion = await model.complete(...request);
      cache.put(key, completion);
      return completion;
    } finally {
      asked.delete(key);
    }
  };
  return {
    ...model,
    async complete(request, context = {}) {
      const key = requestKey(model, request);
      for (;;) {
        const known = cache.get(key);
        if (known) return { ...known, attempts: 0 };
        const other = asked.get(key);
        if (!other) {
          const own = ask(key, request, context);
          asked.set(key, own);
          return own;
        }
        try {
          return { ...(await heard(other, model.name, context.signal)), attempts: 0 };
        } catch (error) {
          // The other request was ended by its caller, not by ours: ask again.
          if (!(error instanceof ModelError && error.kind === 'aborted') || context.signal?.aborted) throw error;
        }
      }
    },
  };
}

/** Waits for what another asked, or for the abort of our own signal. */
function heard<T>(other: Promise<T>, name: string, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return other;
  return new Promise((resolve, reject) => {
    const release = onAbort(signal, () => reject(abortedError(name)));
    other.then(resolve, reject).finally(() => release());
  });
}
