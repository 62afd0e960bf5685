import { type MatchResult, matchAny } from './match-any.ts';
import type { Golds } from './metric.ts';
import { normaliseText } from './normalise-text.ts';

/**
 * 1 if the answer is a gold answer once case, ASCII punctuation and spacing are set aside; articles count. HELM's
 * `quasi_leave_articles_exact_match`.
 *
 * @example
 * quasiLeaveArticlesExactMatch('the left kidney', 'The left kidney.').score // 1
 * quasiLeaveArticlesExactMatch('the left kidney', 'Left kidney').score // 0
 */
export function quasiLeaveArticlesExactMatch(golds: Golds, prediction: string): MatchResult {
  const plain = (text: string): string => normaliseText(text, { articles: 'kept' });
  return matchAny(golds, prediction, (gold, answer) => plain(gold) === plain(answer));
}
