import { medecFlagAccuracy } from '../metrics/medec-flag-accuracy.ts';
import { medecSentenceAccuracy } from '../metrics/medec-sentence-accuracy.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

/**
 * 1 for an answer that says rightly whether a note holds an error (`flag`), or names its sentence (`sentence`), else 0;
 * see {@link medecFlagAccuracy} and {@link medecSentenceAccuracy}.
 *
 * @param options.of `flag` (default), MedHELM's main score, or `sentence`
 * @example
 * medecScorer({ gold: (row: { correction: string }) => row.correction }).name // 'medec-flag-accuracy'
 */
export function medecScorer<Row>({
  of = 'flag',
  ...options
}: { gold: GoldOf<Row, string>; of?: 'flag' | 'sentence' } & MetricScorerOptions): Scorer<Row> {
  const rule = `medec-${of}-accuracy`;
  const metric = of === 'flag' ? medecFlagAccuracy : medecSentenceAccuracy;
  return metricScorer({ name: rule, rule, metric, ...options });
}
