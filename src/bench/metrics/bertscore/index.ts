// BERTScore by a model in a directory.
export { BertModelError } from './bert-model-error.ts';
export {
  type BertScorer,
  type BertScoreResult,
  openBertScorer,
  type OpenBertScorerOptions,
} from './open-bert-scorer.ts';
