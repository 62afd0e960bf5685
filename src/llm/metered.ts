import { ModelError } from './model-error.ts';
import type { Completion, Model } from './model.ts';

/** Is told of every request that ends. */
export interface Meter {
  /** @param model its name */
  completed(model: string, completion: Completion): void;
  failed(model: string, error: ModelError): void;
}

/**
 * Tells a meter of all completions and failures. Around {@link retried} it sees answers, inside it single requests; around
 * {@link cached} also what came from the cache (`attempts` 0).
 *
 * @example
 * const meter = usageMeter();
 * await metered(echoModel(), meter).complete(request);
 * meter.snapshot().echo.completions; // 1
 */
export function metered(model: Model, meter: Meter): Model {
  return {
    ...model,
    async complete(request, context) {
      let completion: Completion;
      try {
        completion = await model.complete(request, context);
      } catch (error) {
        if (error instanceof ModelError) meter.failed(model.name, error);
        throw error;
      }
      meter.completed(model.name, completion);
      return completion;
    },
  };
}
