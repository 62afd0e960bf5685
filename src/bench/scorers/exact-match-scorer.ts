import { exactMatch } from '../metrics/exact-match.ts';
import type { Golds } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

/**
 * 1 for an answer that is a gold answer letter by letter, else 0, see {@link exactMatch}.
 *
 * @example
 * exactMatchScorer({ gold: (row: { answer: string }) => row.answer }).name // 'exact-match'
 */
export function exactMatchScorer<Row>(options: { gold: GoldOf<Row, Golds> } & MetricScorerOptions): Scorer<Row> {
  return metricScorer({ name: 'exact-match', rule: 'exact-match', metric: exactMatch, ...options });
}
