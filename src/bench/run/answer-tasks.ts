import type { Benchmark } from '../benchmark.ts';
import type { AskTask } from './ask-work.ts';
import { eachInstance } from './each-instance.ts';
import type { Run } from './run.ts';
import { isUnscored, outcomes, placeOf, type RunState } from './run-state.ts';
import type { CompletedRecord } from './score-work.ts';

/** An answer that some scorer has not scored. */
export interface ScoreTask {
  place: number;
  answered: CompletedRecord;
}

/** What is left to do: first the answers that some scorer has not scored, then the requests that were not made. */
export async function* answerTasks<Row>(
  benchmark: Benchmark<Row>,
  run: Run,
  state: RunState,
  { limit, retryFailed = true }: { limit?: number; retryFailed?: boolean },
): AsyncGenerator<ScoreTask | AskTask<Row>> {
  yield* scoreTasks(run, state);
  const failed = outcomes.indexOf('failed');
  for await (const { instance, position } of eachInstance(benchmark, { limit }))
    for (let replicate = 0; replicate < state.replicates; replicate++) {
      const place = position * state.replicates + replicate;
      const outcome = state.outcome[place]!;
      if (outcome === 0 || (outcome === failed && retryFailed)) yield { place, instance, replicate };
    }
}

/** The recorded answers that some scorer has not scored. */
export async function* scoreTasks(run: Run, state: RunState): AsyncGenerator<ScoreTask> {
  if (!state.outcome.some((_, place) => isUnscored(state, place))) return;
  for await (const record of run.completions()) {
    const place = placeOf(state, record.instance, record.replicate);
    if (record.status === 'completed' && place >= 0 && isUnscored(state, place)) yield { place, answered: record };
  }
}
