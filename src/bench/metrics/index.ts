// Scoring rules of MedHELM, as HELM computes them. Each is a Metric: (gold, prediction, options?) gives
// { score, ...evidence } as plain JSON, the score from 0 to 1, and of several gold answers the best counts. An option is
// named where HELM's code departs from what it means to do. Digits are 0 to 9: HELM's number readers also take those of
// other scripts.
//
// Widgets compute with these functions by their text: they call each other by name, and hold their tables inside.
export { billingF1, type BillingResult } from './billing-f1.ts';
export { type EhrsqlGold, ehrsqlExecution, type EhrsqlOptions, type EhrsqlResult } from './ehrsql-execution.ts';
export { ehrsqlQuery } from './ehrsql-query.ts';
export { exactMatch } from './exact-match.ts';
export { extractLetter } from './extract-letter.ts';
export { icdCodes } from './icd-codes.ts';
export type { MatchResult } from './match-any.ts';
export { medcalcAccuracy, type MedcalcGold, type MedcalcResult } from './medcalc-accuracy.ts';
export { medecFlagAccuracy, type MedecFlagResult } from './medec-flag-accuracy.ts';
export { medecSentenceAccuracy, type MedecSentenceResult } from './medec-sentence-accuracy.ts';
export type { Golds, Metric, MetricResult, ScoringMode } from './metric.ts';
export {
  type ChoiceGold,
  multipleChoice,
  type MultipleChoiceOptions,
  type MultipleChoiceResult,
} from './multiple-choice.ts';
export { normaliseText } from './normalise-text.ts';
export { porterStem } from './porter-stem.ts';
export { prefixExactMatch } from './prefix-exact-match.ts';
export { quasiExactMatch } from './quasi-exact-match.ts';
export { quasiLeaveArticlesExactMatch } from './quasi-leave-articles-exact-match.ts';
export { quasiPrefixExactMatch } from './quasi-prefix-exact-match.ts';
export { rougeL } from './rouge-l.ts';
export { type MarkedPiece, type RougeMarks, rougeMarks } from './rouge-marks.ts';
export { rougeN, type RougeNOptions } from './rouge-n.ts';
export type { RougeResult } from './rouge-result.ts';
export { rougeTokens } from './rouge-tokens.ts';
