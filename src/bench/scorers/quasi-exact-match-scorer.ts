import { quasiExactMatch } from '../metrics/quasi-exact-match.ts';
import type { Golds } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

/**
 * 1 for an answer that is a gold answer but for case, punctuation, articles and spacing, else 0, see {@link quasiExactMatch}.
 *
 * @example
 * quasiExactMatchScorer({ gold: (row: { answer: string }) => row.answer }).name // 'quasi-exact-match'
 */
export function quasiExactMatchScorer<Row>(options: { gold: GoldOf<Row, Golds> } & MetricScorerOptions): Scorer<Row> {
  return metricScorer({ name: 'quasi-exact-match', rule: 'quasi-exact-match', metric: quasiExactMatch, ...options });
}
