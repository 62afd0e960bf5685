import { quasiLeaveArticlesExactMatch } from '../metrics/quasi-leave-articles-exact-match.ts';
import type { Golds } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

/**
 * 1 for an answer that is a gold answer but for case, punctuation and spacing, else 0, see {@link quasiLeaveArticlesExactMatch}.
 *
 * @example
 * quasiLeaveArticlesExactMatchScorer({ gold: (row: { answer: string }) => row.answer }).name // 'quasi-leave-articles-exact-match'
 */
export function quasiLeaveArticlesExactMatchScorer<Row>(
  options: { gold: GoldOf<Row, Golds> } & MetricScorerOptions,
): Scorer<Row> {
  return metricScorer({
    name: 'quasi-leave-articles-exact-match',
    rule: 'quasi-leave-articles-exact-match',
    metric: quasiLeaveArticlesExactMatch,
    ...options,
  });
}
