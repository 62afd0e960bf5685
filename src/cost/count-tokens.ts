import type { Message } from '../llm/model.ts';
import { tokenCounter } from './token-counter.ts';

/** How many tokens, and how that is known. */
export interface TokenCount {
  tokens: number;
  /** True where the model's own tokenizer counted; false for an estimate. */
  counted: boolean;
  /** The tokenizer, or what the estimate rests on. */
  basis: string;
}

/**
 * The tokens of a text, or of a prompt with what a chat format puts around its messages. For many texts see
 * {@link tokenCounter}.
 *
 * @example
 * await countTokens('hello world', 'openai/gpt-4o'); // { tokens: 2, counted: true, basis: 'o200k_base (gpt-tokenizer)' }
 */
export async function countTokens(input: string | readonly Message[], model: string): Promise<TokenCount> {
  const { count, counted, basis } = await tokenCounter(model);
  return { tokens: count(input), counted, basis };
}
