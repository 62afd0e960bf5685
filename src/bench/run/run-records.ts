import type { Completion, Message, ModelParameters } from '../../llm/model.ts';
import type { ModelErrorKind } from '../../llm/model-error.ts';
import type { Benchmark } from '../benchmark.ts';
import type { Score } from '../score.ts';

/** What was run: written once, when a run directory is made. */
export interface RunDescription {
  schema: 1;
  benchmark: Pick<Benchmark, 'id' | 'name' | 'description' | 'taxonomy' | 'access' | 'synthetic' | 'split'>;
  model: { name: string; simulated: boolean; identity: Record<string, unknown> };
  parameters: ModelParameters;
  replicates: number;
  /** Most instances to take, from the start of the data set; absent for all. */
  limit?: number;
  /** The first is the main one. */
  scorers: { name: string; scale: { min: number; max: number }; identity: Record<string, unknown> }[];
  /** The versions that made it: ours and Node's. */
  versions: Record<string, string>;
}

/** What became of one request. Appended once; a later try of a failed one appends another, and the last one counts. */
export type CompletionRecord = {
  /** Id of the instance. */
  instance: string;
  replicate: number;
  source?: string;
  /** Content hash of model, parameters, messages and replicate. */
  key: string;
  row: unknown;
  messages: readonly Message[];
} & (
  | { status: 'completed'; completion: Completion }
  | { status: 'failed'; error: { kind: ModelErrorKind; message: string; attempts: number } }
);

/** What one scorer said of one completion. */
export interface ScoreRecord {
  instance: string;
  replicate: number;
  /** Key of the completion that was scored. */
  key: string;
  /** Hash of that completion, so that its score is not taken for that of a later one; absent where it came from elsewhere. */
  answer?: number;
  score: Score;
}
