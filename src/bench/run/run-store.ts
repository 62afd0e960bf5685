import type { Run } from './run.ts';
import type { CompletionRecord, ScoreRecord } from './run-records.ts';

/** Where the records of a run go. */
export interface RunStore {
  readonly run: Run;
  /** What was mended when it was opened, in words. */
  readonly notes: readonly string[];
  /** Whether records of an earlier start are there. */
  readonly resumed: boolean;
  /** Notes a start that takes so many requests in all. */
  begin(expected: number): Promise<void>;
  addCompletion(record: CompletionRecord): void;
  /**
   * @param scorer its position in the benchmark
   * @param paid whether requests were made for it
   */
  addScore(scorer: number, record: ScoreRecord, paid: boolean): void;
  /** Wait for it, where there is one, before the next request. */
  room(): Promise<void> | undefined;
  close(): Promise<void>;
}
