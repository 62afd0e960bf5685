import type { ModelErrorKind } from './model-error.ts';
import type { CompletionOutcome } from './model.ts';
import type { Meter } from './metered.ts';

/** What one model was asked, and what it took. */
export interface ModelUsage {
  /** Requests sent, failed ones included. */
  requests: number;
  completions: number;
  /** Of the completions, those that took no request: they came from a cache, and their tokens are not counted. */
  fromCache: number;
  outcomes: Partial<Record<CompletionOutcome, number>>;
  failures: Partial<Record<ModelErrorKind, number>>;
  /** Sums over the completions whose tokens the server counted … */
  promptTokens: number;
  completionTokens: number;
  reasoningTokens: number;
  cachedTokens: number;
  /** … and the number of those it did not. */
  uncounted: number;
}

/** A meter that sums requests, failures and tokens by model. */
export interface UsageMeter extends Meter {
  /** The sums so far, by name of the model: plain JSON. */
  snapshot(): Record<string, ModelUsage>;
}

/**
 * @example
 * usageMeter().snapshot(); // {}
 */
export function usageMeter(): UsageMeter {
  const models = new Map<string, ModelUsage>();
  const of = (name: string): ModelUsage => {
    let usage = models.get(name);
    if (!usage) {
      usage = {
        ...{ requests: 0, completions: 0, fromCache: 0, outcomes: {}, failures: {} },
        ...{ promptTokens: 0, completionTokens: 0, reasoningTokens: 0, cachedTokens: 0, uncounted: 0 },
      };
      models.set(name, usage);
    }
    return usage;
  };
  return {
    completed(name, { attempts, outcome, usage }) {
      const sums = of(name);
      sums.requests += attempts;
      sums.completions += 1;
      sums.outcomes[outcome] = (sums.outcomes[outcome] ?? 0) + 1;
      if (attempts === 0) sums.fromCache += 1;
      else if (usage === null) sums.uncounted += 1;
      else {
        sums.promptTokens += usage.promptTokens;
        sums.completionTokens += usage.completionTokens;
        sums.reasoningTokens += usage.reasoningTokens ?? 0;
        sums.cachedTokens += usage.cachedTokens ?? 0;
      }
    },
    failed(name, { attempts, kind }) {
      const sums = of(name);
      sums.requests += attempts;
      sums.failures[kind] = (sums.failures[kind] ?? 0) + 1;
    },
    snapshot: () => structuredClone(Object.fromEntries(models)),
  };
}
