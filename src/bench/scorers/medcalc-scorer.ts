import { medcalcAccuracy, type MedcalcGold } from '../metrics/medcalc-accuracy.ts';
import type { ScoringMode } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

/**
 * 1 for a right answer to a medical calculation, else 0, see {@link medcalcAccuracy}.
 *
 * @param options.mode `as-published` (default) or `fixed`, which knows the categories `lab` and `dosage` too
 * @example
 * medcalcScorer({ gold: (row: MedcalcGold) => row, mode: 'fixed' }).identity.options // { mode: 'fixed' }
 */
export function medcalcScorer<Row>({
  mode = 'as-published',
  ...options
}: { gold: GoldOf<Row, MedcalcGold>; mode?: ScoringMode } & MetricScorerOptions): Scorer<Row> {
  const rule = 'medcalc-accuracy';
  return metricScorer({ name: rule, rule, metric: medcalcAccuracy, options: { mode }, ...options });
}
