import { costOf, type CostOptions } from './cost-of.ts';
import type { PilotUsage } from './pilot-usage.ts';
import { priceOf } from './price-of.ts';
import type { Prices } from './prices.ts';
import { tokensOf } from './tokens-of.ts';

/** What tokens are spent on. A judge's reasoning is part of its completion. */
export const costRoles = ['prompt', 'completion', 'reasoning', 'judgePrompt', 'judgeCompletion', 'retries'] as const;
export type CostRole = (typeof costRoles)[number];

/** Tokens and USD by role. */
export type RoleAmounts = Record<CostRole, { tokens: number; usd: number }>;

/**
 * Tokens and USD of one request by role. Failed requests before it count as prompts that were read for nothing.
 *
 * @param retries failed requests for each one that is answered; as the pilot had them when left out
 * @throws PriceUnknownError, PricesError, RangeError as `costOf`
 */
export function roleAmounts(
  usage: PilotUsage,
  prices: Prices,
  { retries = (usage.attempts ?? 1) - 1, batch = false }: { retries?: number | undefined } & CostOptions,
): RoleAmounts {
  const { promptTokens, completionTokens, judge } = usage;
  const price = priceOf(prices, judge ?? usage.model);
  const cost = costOf(tokensOf(usage), price, { batch });
  const none = { tokens: 0, usd: 0 };
  const prompt = { tokens: promptTokens, usd: cost.input };
  const again = { tokens: retries * promptTokens, usd: retries * cost.input };
  const amounts = Object.fromEntries(costRoles.map((role) => [role, none])) as RoleAmounts;
  if (judge !== undefined)
    return {
      ...amounts,
      judgePrompt: prompt,
      judgeCompletion: { tokens: completionTokens, usd: cost.output },
      retries: again,
    };
  const hidden = Math.min(usage.reasoningTokens ?? 0, completionTokens);
  const share = completionTokens === 0 ? 0 : hidden / completionTokens;
  return {
    ...amounts,
    prompt,
    completion: { tokens: completionTokens - hidden, usd: cost.output * (1 - share) },
    reasoning: { tokens: hidden, usd: cost.output * share },
    retries: again,
  };
}
