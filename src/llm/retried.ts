import { rng } from '../stats/rng.ts';
import { abortedError } from './aborted-error.ts';
import { ModelError } from './model-error.ts';
import type { Model } from './model.ts';
import { wait } from './wait.ts';

export interface RetriedOptions {
  /** Most requests for one answer, the first included. Default: 6. */
  attempts?: number;
  /** Milliseconds before the first repeat, doubled before each further one. Default: 500. */
  delay?: number;
  /** The longest wait, in milliseconds; a server that asks for more is not asked again. Default: 120,000. */
  longest?: number;
  /** Of the jitter: each wait is cut to between half of it and all. Default: 1. */
  seed?: number;
}

/**
 * Asks again after failures that may pass: too many requests, server errors, lost connections, timeouts. It waits as long
 * as the server says, and twice as long after each failure where that is longer.
 *
 * Goes around {@link limited}, so that what waits takes no place from what runs. A completion's `attempts` counts all
 * requests it took, and so does an error's.
 *
 * @example
 * const model = retried(limited(openaiModel('openai/gpt-4o'), { concurrency: 64 }), { attempts: 4 });
 */
export function retried(model: Model, options: RetriedOptions = {}): Model {
  const { attempts: most = 6, delay = 500, longest = 120_000, seed = 1 } = options;
  const jitter = rng(seed, 'retry');
  return {
    ...model,
    async complete(request, context = {}) {
      let attempts = 0;
      for (let tries = 1; ; tries++) {
        try {
          const completion = await model.complete(request, context);
          return attempts === 0 ? completion : { ...completion, attempts: attempts + completion.attempts };
        } catch (error) {
          if (!(error instanceof ModelError)) throw error;
          attempts += error.attempts;
          const asked = error.retryAfter ?? 0;
          if (!error.retryable || tries >= most || asked > longest) throw givenUp(error, attempts, asked > longest);
          const backoff = Math.min(longest, delay * 2 ** (tries - 1)) * (1 - jitter.uniform() / 2);
          await wait(Math.max(asked, backoff), context.signal).catch(() => {
            throw abortedError(model.name);
          });
        }
      }
    },
  };
}

function givenUp(error: ModelError, attempts: number, tooLong: boolean): ModelError {
  if (attempts === error.attempts && !tooLong) return error;
  const { kind, status, retryAfter } = error;
  const why = tooLong
    ? `the server asks to wait ${Math.ceil(retryAfter! / 1000)} s`
    : `given up after ${attempts} requests`;
  return new ModelError(kind, `${error.message} (${why})`, {
    attempts,
    ...(status !== undefined && { status }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
