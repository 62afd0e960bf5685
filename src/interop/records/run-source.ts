import type { CompletionRecord, RunDescription, ScoreRecord } from '../../bench/run/run-records.ts';

/** A run to write in another form: what `openRun` gives, or any records that come one at a time. */
export interface RunSource {
  description: RunDescription;
  /** All that scored it; default those of the description. */
  scorers?: readonly RunDescription['scorers'][number][];
  completions(): AsyncIterable<CompletionRecord>;
  /** What the scorer of that name said. */
  scores(scorer: string): AsyncIterable<ScoreRecord>;
}

/** A run that another framework left, as records of ours. Each walk reads the files anew. */
export interface ImportedRun extends RunSource {
  scorers: readonly RunDescription['scorers'][number][];
  /** What the files hold and records cannot say; a run written by us leaves none. */
  unmapped: readonly string[];
  /** Fields of the records that the files say nothing of: they hold null, 0, false or an empty text. */
  absent: readonly string[];
}
