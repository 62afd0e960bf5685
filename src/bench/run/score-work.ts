import { ModelError } from '../../llm/model-error.ts';
import type { Model } from '../../llm/model.ts';
import type { Score } from '../score.ts';
import type { Scorer } from '../scorer.ts';
import { answerHash } from './answer-hash.ts';
import { noteScore } from './run-state.ts';
import type { CompletionRecord } from './run-records.ts';
import { noteScorerError } from './run-tally.ts';
import { scoreAnswer } from './score-answer.ts';
import type { WorkContext } from './work-context.ts';

export type CompletedRecord = Extract<CompletionRecord, { status: 'completed' }>;

/**
 * How an answer is scored: by each scorer that has not scored it, and recorded.
 *
 * @param model name of the one that answered
 */
export function scoreWork<Row>(
  scorers: readonly Scorer<Row>[],
  model: string,
  within: (model: Model) => Model,
  { state, store, signal, tally }: WorkContext,
): (row: Row, place: number, record: CompletedRecord) => Promise<void> {
  return async (row, place, { instance, replicate, key, messages, completion }) => {
    const answered = { row, messages, model, completion };
    const answer = answerHash(completion);
    const note = (k: number, score: Score | undefined, paid: boolean): void => {
      if (!score || signal.aborted) return; // a verdict that was broken off is none
      noteScore(state, k, place, score);
      store.addScore(k, { instance, replicate, key, answer, score }, paid);
    };
    let pending: Promise<void>[] | undefined;
    let broke: ModelError | undefined;
    for (const [k, scorer] of scorers.entries()) {
      if (state.scored[k]![place] !== 0) continue;
      const onError = (error: unknown): void => {
        if (error instanceof ModelError && error.kind === 'over-budget') broke = error;
        else if (!signal.aborted) noteScorerError(tally, scorer.name, instance, error);
      };
      const score = scoreAnswer(scorer, answered, { signal, within }, onError);
      if (score instanceof Promise) (pending ??= []).push(score.then((later) => note(k, later, true)));
      else note(k, score, false);
    }
    if (pending) await Promise.all(pending);
    if (broke) throw broke; // a judge could not be paid: the answer is kept, and scored at the next start
  };
}
