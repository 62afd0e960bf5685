import { type MatchResult, matchAny } from './match-any.ts';
import type { Golds } from './metric.ts';
import { strip } from './strip.ts';

/**
 * 1 if the answer begins with a gold answer; else 0. HELM's `prefix_exact_match`. It does not ask where a word ends: a
 * gold answer "no" matches "normal".
 *
 * @example
 * prefixExactMatch('yes', 'yes, because of the fever').score // 1
 * prefixExactMatch('no', 'normal').score // 1
 */
export function prefixExactMatch(golds: Golds, prediction: string): MatchResult {
  return matchAny(golds, prediction, (gold, answer) => answer.startsWith(strip(gold)));
}
