import type { CompletionRecord, RunDescription, ScoreRecord } from './run-records.ts';
import type { ScorerRecord } from './scorer-record.ts';

/** The records of a run, wherever they are. Each walk reads them anew, so memory does not depend on their number. */
export interface Run {
  /** Absent for a run that is kept in memory. */
  directory?: string;
  description: RunDescription;
  /** Requests that it takes in all (instances × replicates), as far as it was told. */
  expected: number;
  /** All that scored it. Later ones of the same name come later and take its place. */
  scorers: readonly ScorerRecord[];
  /** What became of each request, in the order in which it did; of a request that was repeated, the last. */
  completions(): AsyncIterable<CompletionRecord>;
  /**
   * What a scorer said of each completion, in the order in which it did.
   *
   * @param scorer its name, for the latest of that name, or the scorer itself. Default the main one
   * @throws RangeError for a scorer that did not score this run
   */
  scores(scorer?: string | ScorerRecord): AsyncIterable<ScoreRecord>;
}
