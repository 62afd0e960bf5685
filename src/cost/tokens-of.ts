import type { Usage } from '../llm/model.ts';
import type { Tokens } from './cost-of.ts';

/**
 * What a server counted, as tokens to be paid. Hidden reasoning is part of the output.
 *
 * @example
 * tokensOf({ promptTokens: 10, completionTokens: 5, cachedTokens: 4 }); // { input: 10, output: 5, cached: 4 }
 */
export const tokensOf = ({ promptTokens, completionTokens, cachedTokens }: Usage): Tokens => ({
  input: promptTokens,
  output: completionTokens,
  ...(cachedTokens !== undefined && { cached: cachedTokens }),
});
