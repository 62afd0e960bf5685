import { type MatchResult, matchAny } from './match-any.ts';
import type { Golds } from './metric.ts';
import { strip } from './strip.ts';

/**
 * 1 if the answer is a gold answer, letter by letter but for the white space around it; else 0. HELM's `exact_match`.
 *
 * @example
 * exactMatch('yes', ' yes\n').score // 1
 * exactMatch('yes', 'Yes.').score // 0
 */
export function exactMatch(golds: Golds, prediction: string): MatchResult {
  return matchAny(golds, prediction, (gold, answer) => strip(gold) === answer);
}
