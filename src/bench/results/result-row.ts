import type { Outcome } from '../run/run-state.ts';

/** One request of a run, as one scorer saw it: a row of a tidy table. */
export interface ResultRow {
  benchmark: string;
  model: string;
  instance: string;
  replicate: number;
  source: string | null;
  scorer: string;
  /** What became of the request. */
  outcome: Outcome;
  /** `missing`: no answer, or one that the scorer has not seen. */
  status: 'scored' | 'unscored' | 'missing';
  /** On the scorer's scale; `null` unless scored. */
  value: number | null;
  /** Why it is unscored or failed. */
  reason: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  /** `null` where there is no completion. */
  milliseconds: number | null;
  /** True when a stand-in answered, or the instances were made up. */
  simulated: boolean;
}
