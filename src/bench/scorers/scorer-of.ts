import type { ChoiceGold } from '../metrics/multiple-choice.ts';
import type { Golds, ScoringMode } from '../metrics/metric.ts';
import type { MedcalcGold } from '../metrics/medcalc-accuracy.ts';
import type { Scorer } from '../scorer.ts';
import { billingF1Scorer } from './billing-f1-scorer.ts';
import { exactMatchScorer } from './exact-match-scorer.ts';
import { medcalcScorer } from './medcalc-scorer.ts';
import { medecScorer } from './medec-scorer.ts';
import type { GoldOf, MetricScorerOptions } from './metric-scorer.ts';
import { multipleChoiceScorer } from './multiple-choice-scorer.ts';
import { prefixExactMatchScorer } from './prefix-exact-match-scorer.ts';
import { quasiExactMatchScorer } from './quasi-exact-match-scorer.ts';
import { quasiLeaveArticlesExactMatchScorer } from './quasi-leave-articles-exact-match-scorer.ts';
import { quasiPrefixExactMatchScorer } from './quasi-prefix-exact-match-scorer.ts';
import { rougeScorer } from './rouge-scorer.ts';

/** What each metric takes for right, and its options. */
interface MetricInputs<Row> {
  'billing-f1': { gold: GoldOf<Row, Golds>; mode?: ScoringMode };
  'exact-match': { gold: GoldOf<Row, Golds> };
  'medcalc-accuracy': { gold: GoldOf<Row, MedcalcGold>; mode?: ScoringMode };
  'medec-flag-accuracy': { gold: GoldOf<Row, string> };
  'medec-sentence-accuracy': { gold: GoldOf<Row, string> };
  'multiple-choice': { gold: GoldOf<Row, ChoiceGold>; extraction?: 'strict' | 'lenient' };
  'prefix-exact-match': { gold: GoldOf<Row, Golds> };
  'quasi-exact-match': { gold: GoldOf<Row, Golds> };
  'quasi-leave-articles-exact-match': { gold: GoldOf<Row, Golds> };
  'quasi-prefix-exact-match': { gold: GoldOf<Row, Golds> };
  'rouge-1': { gold: GoldOf<Row, Golds>; stem?: boolean };
  'rouge-2': { gold: GoldOf<Row, Golds>; stem?: boolean };
  'rouge-l': { gold: GoldOf<Row, Golds>; stem?: boolean };
}

export type MetricName = keyof MetricInputs<unknown>;

/** A scorer by the name of its metric: `{ metric: 'exact-match', gold: (row) => row.answer }`. */
export type ScorerDefinition<Row> = {
  [Name in MetricName]: { metric: Name } & MetricInputs<Row>[Name] & MetricScorerOptions;
}[MetricName];

type Factories = { [Name in MetricName]: <Row>(options: MetricInputs<Row>[Name] & MetricScorerOptions) => Scorer<Row> };

const factories: Factories = {
  'billing-f1': billingF1Scorer,
  'exact-match': exactMatchScorer,
  'medcalc-accuracy': medcalcScorer,
  'medec-flag-accuracy': (options) => medecScorer({ ...options, of: 'flag' }),
  'medec-sentence-accuracy': (options) => medecScorer({ ...options, of: 'sentence' }),
  'multiple-choice': multipleChoiceScorer,
  'prefix-exact-match': prefixExactMatchScorer,
  'quasi-exact-match': quasiExactMatchScorer,
  'quasi-leave-articles-exact-match': quasiLeaveArticlesExactMatchScorer,
  'quasi-prefix-exact-match': quasiPrefixExactMatchScorer,
  'rouge-1': (options) => rougeScorer({ ...options, of: 1 }),
  'rouge-2': (options) => rougeScorer({ ...options, of: 2 }),
  'rouge-l': (options) => rougeScorer({ ...options, of: 'l' }),
};

/** Names that {@link scorerOf} knows, in alphabetical order. */
export const metricNames = Object.keys(factories) as MetricName[];

/**
 * The scorer of a metric by its name.
 *
 * @throws TypeError for a name that is not among {@link metricNames}
 * @example
 * scorerOf({ metric: 'rouge-l', gold: (row: { summary: string }) => row.summary }).name // 'rouge-l'
 */
export function scorerOf<Row>({ metric, ...options }: ScorerDefinition<Row>): Scorer<Row> {
  const factory = Object.hasOwn(factories, metric) ? factories[metric] : undefined;
  if (!factory) throw new TypeError(`unknown metric ${metric as string}: known are ${metricNames.join(', ')}`);
  return factory(options as never);
}
