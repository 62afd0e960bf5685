import { answerHash } from './answer-hash.ts';
import { RunChangedError } from './run-error.ts';
import { keyHash, noteCompletion, noteScore, outcomes, placeOf, rowHash, type RunState } from './run-state.ts';
import { runFiles } from './directory-files.ts';
import { jsonLines } from './json-lines.ts';
import type { CompletionRecord, ScoreRecord } from './run-records.ts';
import { scorerFile, type ScorerRecord } from './scorer-record.ts';

/**
 * Reads what a run directory holds into the columns of a run; gives the last position that has a record.
 *
 * @throws RunChangedError when an instance with a record is not in the data set any more
 */
export async function loadRecords(
  directory: string,
  scorers: readonly ScorerRecord[],
  state: RunState,
): Promise<number> {
  const files = runFiles(directory);
  let lastPosition = -1;
  for await (const record of jsonLines<CompletionRecord>(files.completions)) {
    const place = placeOf(state, record.instance, record.replicate);
    if (place < 0)
      throw new RunChangedError(
        `${directory} holds an answer for instance ${JSON.stringify(record.instance)}, replicate ${record.replicate}, ` +
          'which the data set does not have: was it removed or renamed? Instances may be added, not taken away. ' +
          'Choose another directory; a cache spares the requests that both have.',
      );
    noteCompletion(state, place, record);
    state.key[place] = keyHash(record.key);
    state.row[place] = rowHash(record.row);
    if (record.status === 'completed') state.answer[place] = answerHash(record.completion);
    lastPosition = Math.max(lastPosition, Math.floor(place / state.replicates));
  }
  for (const [k, scorer] of scorers.entries())
    for await (const record of jsonLines<ScoreRecord>(files.scores(scorerFile(scorer)))) {
      const place = placeOf(state, record.instance, record.replicate);
      if (place >= 0 && isAnswered(state, place) && isOfAnswer(state, place, record))
        noteScore(state, k, place, record.score);
    }
  return lastPosition;
}

const isAnswered = ({ outcome }: RunState, place: number): boolean =>
  outcome[place]! > 0 && outcome[place] !== outcomes.indexOf('failed');

/** Whether a score is of the answer there, by what the columns hold. */
const isOfAnswer = (state: RunState, place: number, { key, answer }: ScoreRecord): boolean =>
  state.key[place] === keyHash(key) && (answer === undefined || state.answer[place] === answer);
