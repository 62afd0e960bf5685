import { type MatchResult, matchAny } from './match-any.ts';
import type { Golds } from './metric.ts';
import { normaliseText } from './normalise-text.ts';

/**
 * 1 if the answer is a gold answer once case, ASCII punctuation, articles and spacing are set aside; else 0. HELM's
 * `quasi_exact_match`. Nothing is left of a gold answer "A", so that it matches "the", "An" and ".".
 *
 * @example
 * quasiExactMatch('the left kidney', 'Left kidney.').score // 1
 * quasiExactMatch('A', '.').score // 1
 */
export function quasiExactMatch(golds: Golds, prediction: string): MatchResult {
  return matchAny(golds, prediction, (gold, answer) => normaliseText(gold) === normaliseText(answer));
}
