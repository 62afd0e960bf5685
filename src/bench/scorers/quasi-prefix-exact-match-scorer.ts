import { quasiPrefixExactMatch } from '../metrics/quasi-prefix-exact-match.ts';
import type { Golds } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

/**
 * 1 for an answer that starts with a gold answer but for case, punctuation, articles and spacing, else 0, see {@link quasiPrefixExactMatch}.
 *
 * @example
 * quasiPrefixExactMatchScorer({ gold: (row: { answer: string }) => row.answer }).name // 'quasi-prefix-exact-match'
 */
export function quasiPrefixExactMatchScorer<Row>(
  options: { gold: GoldOf<Row, Golds> } & MetricScorerOptions,
): Scorer<Row> {
  return metricScorer({
    name: 'quasi-prefix-exact-match',
    rule: 'quasi-prefix-exact-match',
    metric: quasiPrefixExactMatch,
    ...options,
  });
}
