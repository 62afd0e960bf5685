import { type ChoiceGold, multipleChoice, type MultipleChoiceOptions } from '../metrics/multiple-choice.ts';
import type { Scorer } from '../scorer.ts';
import { type GoldOf, metricScorer, type MetricScorerOptions } from './metric-scorer.ts';

/**
 * 1 for an answer that names a right option by its letter, else 0, see {@link multipleChoice}.
 *
 * @param options.extraction `strict` (default), as HELM, or `lenient`, which finds the letter in a sentence
 * @example
 * const scorer = multipleChoiceScorer({
 *   gold: (row: { options: string[]; answer: string }) => ({ choices: row.options, correct: row.answer }),
 *   extraction: 'lenient',
 * });
 * scorer.identity.options // { extraction: 'lenient' }
 */
export function multipleChoiceScorer<Row>({
  extraction = 'strict',
  ...options
}: { gold: GoldOf<Row, ChoiceGold> } & MultipleChoiceOptions & MetricScorerOptions): Scorer<Row> {
  const rule = 'multiple-choice';
  return metricScorer({ name: rule, rule, metric: multipleChoice, options: { extraction }, ...options });
}
