import type { Run } from './run.ts';
import type { CompletionRecord, RunDescription, ScoreRecord } from './run-records.ts';
import type { RunStore } from './run-store.ts';
import { pickScorer } from './pick-scorer.ts';

/** Keeps a run in memory: for small ones, in a notebook. */
export function memoryStore(description: RunDescription): RunStore {
  const completions: CompletionRecord[] = [];
  const scores: ScoreRecord[][] = description.scorers.map(() => []);
  const run: Run = {
    description,
    expected: 0,
    scorers: description.scorers,
    completions: () => each(completions),
    scores: (scorer) => {
      const picked = pickScorer(description.scorers, description.scorers[0]!.name, scorer);
      return each(scores[description.scorers.indexOf(picked)]!);
    },
  };
  return {
    run,
    notes: [],
    resumed: false,
    begin: (expected) => {
      run.expected = expected;
      return Promise.resolve();
    },
    addCompletion: (record) => void completions.push(record),
    addScore: (scorer, record) => void scores[scorer]!.push(record),
    room: () => undefined,
    close: () => Promise.resolve(),
  };
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
