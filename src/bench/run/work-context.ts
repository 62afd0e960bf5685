import type { RunState } from './run-state.ts';
import type { RunStore } from './run-store.ts';
import type { RunTally } from './run-tally.ts';

/** What the hands of a run share. */
export interface WorkContext {
  state: RunState;
  store: RunStore;
  /** Aborted by the caller, or when records cannot be written. */
  signal: AbortSignal;
  tally: RunTally;
  /** Told of each request that ended. */
  ended(failed: boolean): void;
}
