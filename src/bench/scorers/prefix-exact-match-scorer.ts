import { prefixExactMatch } from '../metrics/prefix-exact-match.ts';
import type { Golds } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

/**
 * 1 for an answer that starts with a gold answer, else 0, see {@link prefixExactMatch}.
 *
 * @example
 * prefixExactMatchScorer({ gold: (row: { answer: string }) => row.answer }).name // 'prefix-exact-match'
 */
export function prefixExactMatchScorer<Row>(options: { gold: GoldOf<Row, Golds> } & MetricScorerOptions): Scorer<Row> {
  return metricScorer({ name: 'prefix-exact-match', rule: 'prefix-exact-match', metric: prefixExactMatch, ...options });
}
