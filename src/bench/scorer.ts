import type { Completion, Message, Model } from '../llm/model.ts';
import type { Score } from './score.ts';

/** The answer to score, and what led to it. */
export interface Answered<Row> {
  row: Row;
  messages: readonly Message[];
  /** Name of the model that was asked, where it is known. */
  model?: string;
  completion: Completion;
}

export interface ScoringOptions {
  signal?: AbortSignal;
  /**
   * Hands a judge's model the run's limits, retries and cache; scorers that ask models must ask them through it. Without
   * a run it is absent, and the model is asked as it is.
   */
  within?: (model: Model) => Model;
}

/** A rule that scores answers: a metric of ours put to the columns of a row, or a jury. */
export interface Scorer<Row = Record<string, unknown>> {
  /** As it heads a column of results: `exact-match`, `jury`. */
  name: string;
  /** Worst and best value, for `(value - min) / (max - min)` on leaderboards. */
  scale: { min: number; max: number };
  /** All that decides its scores, as plain JSON: a change makes other scores, kept beside the earlier ones. */
  identity: Readonly<Record<string, unknown>>;
  score(answered: Answered<Row>, options?: ScoringOptions): Score | Promise<Score>;
}
