import type { Completion } from '../../llm/model.ts';
import { hash } from '../../stats/rng.ts';
import type { CompletionRecord, ScoreRecord } from './run-records.ts';

/** Tells an answer from another one to the same request. */
export const answerHash = ({ text, outcome, served, milliseconds }: Completion): number =>
  hash(`${outcome} ${served.id} ${milliseconds} ${text}`, 1) >>> 0;

/**
 * Whether a score is of this answer. A power failure may take an answer and leave its score: the request is then made
 * again, and the score of the lost answer says nothing of the new one. Scores made elsewhere name no answer.
 */
export const isScoreOf = ({ answer }: Pick<ScoreRecord, 'answer'>, record: CompletionRecord): boolean =>
  record.status === 'completed' && (answer === undefined || answer === answerHash(record.completion));
