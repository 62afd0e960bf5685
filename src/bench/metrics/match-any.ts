import { goldList } from './gold-list.ts';
import type { Golds, MetricResult } from './metric.ts';
import { strip } from './strip.ts';

/** Result of the match metrics. */
export interface MatchResult extends MetricResult {
  /** The first gold answer that matched, or null. */
  matched: string | null;
}

/**
 * 1 if the answer matches one of the gold answers, else 0. An answer of nothing but white space matches nothing.
 *
 * @param matches gets a gold answer as it is, and the answer without the white space around it
 * @example matchAny(['yes', 'no'], ' no', (gold, answer) => gold === answer) // { score: 1, matched: 'no' }
 */
export function matchAny(
  golds: Golds,
  prediction: string,
  matches: (gold: string, answer: string) => boolean,
): MatchResult {
  const list = goldList(golds);
  const answer = strip(prediction);
  const matched = answer === '' ? undefined : list.find((gold) => matches(gold, answer));
  return { score: matched === undefined ? 0 : 1, matched: matched ?? null };
}
