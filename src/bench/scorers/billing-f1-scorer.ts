import { billingF1 } from '../metrics/billing-f1.ts';
import type { Golds, ScoringMode } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

/**
 * F1 of the ICD-10 codes in the answer, see {@link billingF1}.
 *
 * @param options.mode `as-published` (default) or `fixed`: how codes are found
 * @example
 * billingF1Scorer({ gold: (row: { codes: string[] }) => row.codes }).identity.options // { mode: 'as-published' }
 */
export function billingF1Scorer<Row>({
  mode = 'as-published',
  ...options
}: { gold: GoldOf<Row, Golds>; mode?: ScoringMode } & MetricScorerOptions): Scorer<Row> {
  const rule = 'billing-f1';
  return metricScorer({ name: rule, rule, metric: billingF1, options: { mode }, ...options });
}
