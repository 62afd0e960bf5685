import { abortedError } from './aborted-error.ts';
import { ModelError } from './model-error.ts';
import { insideGate } from './gated.ts';
import type { Model } from './model.ts';
import { onAbort } from './on-abort.ts';

/**
 * Ends requests that take longer. Goes inside {@link limited}: time in its queue does not count, nor does time at the gate
 * of a run.
 *
 * @param milliseconds from request to the last byte, above 0
 * @throws RangeError when it is not above 0
 * @example
 * const model = limited(timedOut(openaiModel('openai/o3-mini'), 300_000));
 */
export function timedOut(model: Model, milliseconds: number): Model {
  if (!(milliseconds > 0 && milliseconds < 2 ** 31))
    throw new RangeError(`a time limit must be above 0 ms and below 2^31, got ${milliseconds}`);
  return insideGate(model, (asked) => ({
    ...asked,
    complete(request, { signal } = {}) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(abortedError(model.name));
        const controller = new AbortController();
        const end = (error: ModelError): void => {
          clearTimeout(timer);
          reject(error); // first, so that the model's own word for the abort comes too late
          controller.abort();
        };
        const late = `${model.name}: no answer within ${milliseconds / 1000} s`;
        const timer = setTimeout(() => {
          release();
          end(new ModelError('timeout', late));
        }, milliseconds);
        const release = onAbort(signal, () => end(abortedError(model.name)));
        asked
          .complete(request, { signal: controller.signal })
          .then(resolve, reject)
          .finally(() => {
            clearTimeout(timer);
            release();
          });
      });
    },
  }));
}
