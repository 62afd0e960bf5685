import type { Purse } from '../cost/budget.ts';
import type { Tokens } from '../cost/cost-of.ts';
import { mostPromptTokens } from '../cost/most-prompt-tokens.ts';
import { OverBudgetError } from '../cost/over-budget-error.ts';
import { priceOf } from '../cost/price-of.ts';
import { tokensOf } from '../cost/tokens-of.ts';
import { abortedError } from './aborted-error.ts';
import { ModelError, type ModelErrorKind } from './model-error.ts';
import type { Completion, Model, ModelRequest } from './model.ts';
import { requestKey } from './request-key.ts';

export interface BudgetedOptions {
  /** The most tokens of an answer whose request does not say it: no sum can be set aside without. */
  maxTokens?: number;
}

/** Failures that no server asks money for; of all others nobody knows, and the whole sum is taken as spent. */
const free: ReadonlySet<ModelErrorKind> = new Set([
  ...(['rate-limited', 'key-missing', 'key-refused', 'model-unknown', 'bad-request'] as const),
  ...(['context-length', 'not-recorded', 'over-budget'] as const),
]);

/**
 * Asks only what the budget can pay: the most that a request can cost is set aside before it is sent, and what it took is
 * booked when it ends. Goes inside all other wrappers, so that every single request is paid. A stand-in is free unless
 * the prices name it.
 *
 * @param purse of `runBudget`, or of `balancedBudget`
 * @throws PriceUnknownError for a model without a price; while asking, ModelError `over-budget`
 * @example
 * const budget = runBudget(5, prices);
 * const model = budgeted(modelOf('openai/gpt-4o'), budget);
 */
export function budgeted(model: Model, purse: Purse, { maxTokens }: BudgetedOptions = {}): Model {
  const { name } = model;
  if (model.simulated && !purse.prices.prices.some((price) => price.model === name)) return model;
  priceOf(purse.prices, name);
  return {
    ...model,
    async complete(request, context = {}) {
      const output = request.parameters.maxTokens ?? maxTokens;
      if (output === undefined)
        throw new ModelError(
          'over-budget',
          `${name}: no budget can be kept for a request without maxTokens: set it in the parameters of the benchmark`,
          { attempts: 0 },
        );
      if (context.signal?.aborted) throw abortedError(name);
      const tokens = { input: mostPromptTokens(request.messages), output };
      const reservation = await purse.take({ model: name, tokens, row: rowOf(request) }).catch((error: unknown) => {
        if (!(error instanceof OverBudgetError)) throw error;
        throw new ModelError('over-budget', `${name}: ${error.message}; raise the budget and run again`, {
          attempts: 0,
          cause: error,
        });
      });
      if (context.signal?.aborted) {
        reservation.settle(nothing);
        throw abortedError(name);
      }
      let completion: Completion;
      try {
        completion = await model.complete(request, context);
      } catch (error) {
        reservation.settle(error instanceof ModelError && free.has(error.kind) ? nothing : undefined);
        throw error;
      }
      const { usage, attempts } = completion;
      reservation.settle(attempts === 0 ? nothing : usage === null ? undefined : tokensOf(usage));
      return completion;
    },
  };
}

const nothing: Tokens = { input: 0, output: 0 };

const anyone = { name: '', identity: {} };

/** The same for all models that are asked the same. */
const rowOf = ({ messages, replicate }: ModelRequest): string =>
  requestKey(anyone, { messages, parameters: {}, replicate });
