import { abortedError } from './aborted-error.ts';
import { ModelError } from './model-error.ts';
import type { Model } from './model.ts';
import { onAbort } from './on-abort.ts';

export interface LimitedOptions {
  /** Most requests in flight. Default: 32. */
  concurrency?: number;
}

/**
 * Holds requests back: never more than `concurrency` in flight, fewer when the server says that it has too many (four
 * fifths after a 429, one more after every ten answers), none until the time that it asked to wait is over.
 *
 * Requests sent before a cut do not cut again. Those that wait go in the order they came.
 *
 * @throws RangeError when `concurrency` is not a whole number from 1
 * @example
 * const model = limited(openaiModel('openai/gpt-4o'), { concurrency: 64 });
 */
export function limited(model: Model, { concurrency = 32 }: LimitedOptions = {}): Model {
  if (!Number.isSafeInteger(concurrency) || concurrency < 1)
    throw new RangeError(`concurrency must be a whole number from 1, got ${concurrency}`);
  let [allowed, inFlight, cuts, pausedUntil] = [concurrency, 0, 0, 0];
  let timer: NodeJS.Timeout | undefined;
  const queue = new Set<() => void>(); // in the order they came; those that abort leave it

  const admit = (): void => {
    const pause = queue.size > 0 ? pausedUntil - Date.now() : 0;
    if (pause > 0) {
      timer ??= setTimeout(() => {
        timer = undefined;
        admit();
      }, pause);
      return;
    }
    for (const enter of queue) {
      if (inFlight >= Math.floor(allowed)) return;
      queue.delete(enter);
      inFlight += 1;
      enter();
    }
  };
  const enter = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortedError(model.name));
      const release = onAbort(signal, () => {
        queue.delete(start);
        reject(abortedError(model.name));
      });
      const start = (): void => {
        release();
        resolve();
      };
      queue.add(start);
      admit();
    });

  return {
    ...model,
    async complete(request, context = {}) {
      await enter(context.signal);
      const cutsBefore = cuts;
      try {
        const completion = await model.complete(request, context);
        allowed = Math.min(concurrency, allowed + 0.1);
        return completion;
      } catch (error) {
        if (error instanceof ModelError) {
          if (error.kind === 'rate-limited' && cuts === cutsBefore) {
            allowed = Math.max(1, allowed * 0.8);
            cuts += 1;
          }
          if (error.retryAfter !== undefined) pausedUntil = Math.max(pausedUntil, Date.now() + error.retryAfter);
        }
        throw error;
      } finally {
        inFlight -= 1;
        admit();
      }
    },
  };
}
