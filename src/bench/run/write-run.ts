import { directoryStore } from './directory-store.ts';
import { idTable } from './id-table.ts';
import { openRun } from './open-run.ts';
import type { Run } from './run.ts';
import type { CompletionRecord, RunDescription, ScoreRecord } from './run-records.ts';
import { RunChangedError } from './run-error.ts';

type Items<Item> = Iterable<Item> | AsyncIterable<Item>;

/** The records of a run made elsewhere. */
export interface WrittenRun {
  description: RunDescription;
  completions: Items<CompletionRecord>;
  /** By name of the scorer, as `description.scorers` names them. */
  scores?: Readonly<Record<string, Items<ScoreRecord>>>;
  /** Requests that the run takes in all; default as many as there are completions. */
  expected?: number;
}

/**
 * Writes a run made elsewhere as a run directory: it can be read, compared and rescored like one of ours.
 *
 * @throws RunChangedError when the directory holds a run already, RangeError for scores of a scorer that the description
 * does not name
 * @example
 * await writeRun('out/runs/imported', { description, completions, scores: { 'exact-match': scores } });
 */
export async function writeRun(
  directory: string,
  { description, completions, scores = {}, expected }: WrittenRun,
): Promise<Run> {
  const names = description.scorers.map(({ name }) => name);
  const stranger = Object.keys(scores).find((name) => !names.includes(name));
  if (stranger !== undefined)
    throw new RangeError(
      `scores are given of ${stranger}, but the description names ${names.join(', ') || 'no scorer'}`,
    );
  const store = await directoryStore(directory, description, {});
  const requests = idTable();
  try {
    if (store.resumed) throw new RunChangedError(`${directory} holds a run already: choose another directory`);
    for await (const record of completions) {
      requests.add(`${record.replicate} ${record.instance}`);
      store.addCompletion(record);
      for (let full = store.room(); full; full = store.room()) await full;
    }
    for (const [k, name] of names.entries())
      for await (const record of scores[name] ?? []) {
        store.addScore(k, record, false);
        for (let full = store.room(); full; full = store.room()) await full;
      }
    await store.begin(expected ?? requests.size);
  } finally {
    await store.close();
  }
  return openRun(directory);
}
