import { join } from 'node:path';

/** Where the parts of a run are in its directory. */
export const runFiles = (directory: string) => ({
  description: join(directory, 'run.json'),
  completions: join(directory, 'completions.jsonl'),
  sessions: join(directory, 'sessions.jsonl'),
  scorers: join(directory, 'scores'),
  scorer: (file: string) => join(directory, 'scores', `${file}.json`),
  scores: (file: string) => join(directory, 'scores', `${file}.jsonl`),
});

/** One start of a run: appended to `sessions.jsonl`. */
export interface Session {
  /** ISO 8601. */
  started: string;
  /** Requests that the run takes in all. */
  expected: number;
  replicates: number;
  limit?: number;
  versions: Record<string, string>;
}
