// Metrics put to the columns of a row: each factory takes `gold`, which says what is right for a row.
export { billingF1Scorer } from './billing-f1-scorer.ts';
export { exactMatchScorer } from './exact-match-scorer.ts';
export { medcalcScorer } from './medcalc-scorer.ts';
export { medecScorer } from './medec-scorer.ts';
export { type GoldOf, metricScorer, type MetricScorerDefinition, type MetricScorerOptions } from './metric-scorer.ts';
export { multipleChoiceScorer } from './multiple-choice-scorer.ts';
export { prefixExactMatchScorer } from './prefix-exact-match-scorer.ts';
export { quasiExactMatchScorer } from './quasi-exact-match-scorer.ts';
export { quasiLeaveArticlesExactMatchScorer } from './quasi-leave-articles-exact-match-scorer.ts';
export { quasiPrefixExactMatchScorer } from './quasi-prefix-exact-match-scorer.ts';
export { rougeScorer, type RougeScorerOptions } from './rouge-scorer.ts';
export { type MetricName, metricNames, type ScorerDefinition, scorerOf } from './scorer-of.ts';
export { bertscoreScorer, type BertScoreScorerOptions } from './bertscore-scorer.ts';
export { ehrsqlScorer, type EhrsqlScorerOptions } from './ehrsql-scorer.ts';
