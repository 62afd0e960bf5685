import { type MatchResult, matchAny } from './match-any.ts';
import type { Golds } from './metric.ts';
import { normaliseText } from './normalise-text.ts';

/**
 * 1 if the answer begins with a gold answer once case, ASCII punctuation, articles and spacing are set aside; else 0.
 * HELM's `quasi_prefix_exact_match`. Nothing is left of a gold answer "A", so that every answer begins with it.
 *
 * @example
 * quasiPrefixExactMatch('yes', 'Yes, because of the fever').score // 1
 * quasiPrefixExactMatch('A', 'D. Warfarin').score // 1
 */
export function quasiPrefixExactMatch(golds: Golds, prediction: string): MatchResult {
  return matchAny(golds, prediction, (gold, answer) => normaliseText(answer).startsWith(normaliseText(gold)));
}
