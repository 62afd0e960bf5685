import { bestGold } from './best-gold.ts';
import { lcsLength } from './lcs-length.ts';
import type { Golds } from './metric.ts';
import { rougeResult, type RougeResult } from './rouge-result.ts';
import { rougeTokens } from './rouge-tokens.ts';

/**
 * ROUGE-L: F1 of the longest common subsequence of words of answer and gold text, taken over the whole text. The best
 * of several gold texts counts. Equal to rouge-score's `rougeL`, which HELM uses with its stemmer.
 *
 * @param options.stem stem the words first, as HELM does; true unless stated
 * @example rougeL('testing one two', 'testing two').score // 0.8
 */
export function rougeL(golds: Golds, prediction: string, { stem = true }: { stem?: boolean } = {}): RougeResult {
  const given = rougeTokens(prediction, { stem });
  return bestGold(golds, (gold) => {
    const right = rougeTokens(gold, { stem });
    return rougeResult(lcsLength(right, given), right.length, given.length);
  });
}
