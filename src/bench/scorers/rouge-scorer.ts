import type { Golds } from '../metrics/metric.ts';
import { rougeL } from '../metrics/rouge-l.ts';
import { rougeN } from '../metrics/rouge-n.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

export interface RougeScorerOptions extends MetricScorerOptions {
  /** `'l'` (default) for the longest common subsequence, or the words of an n-gram. */
  of?: 'l' | 1 | 2;
  /** Stem the words first, as HELM does; true unless stated. */
  stem?: boolean;
}

/**
 * F1 of the words, word pairs or longest common subsequence that answer and gold text share, see {@link rougeN} and
 * {@link rougeL}.
 *
 * @example
 * rougeScorer({ gold: (row: { summary: string }) => row.summary }).name // 'rouge-l'
 * rougeScorer({ gold: (row: { summary: string }) => row.summary, of: 2 }).name // 'rouge-2'
 */
export function rougeScorer<Row>({
  of = 'l',
  stem = true,
  ...options
}: { gold: GoldOf<Row, Golds> } & RougeScorerOptions): Scorer<Row> {
  const rule = `rouge-${of}`;
  return of === 'l'
    ? metricScorer({ name: rule, rule, metric: rougeL, options: { stem }, ...options })
    : metricScorer({ name: rule, rule, metric: rougeN, options: { n: of, stem }, ...options });
}
