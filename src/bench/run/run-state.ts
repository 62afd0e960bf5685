import type { CompletionOutcome } from '../../llm/model.ts';
import { hash } from '../../stats/rng.ts';
import type { IdTable } from './id-table.ts';
import type { CompletionRecord } from './run-records.ts';
import type { Score } from '../score.ts';

/** What became of a request, by number; 0 is one that was not made yet. */
export const outcomes = ['missing', 'complete', 'truncated', 'refused', 'empty', 'failed'] as const;

export type Outcome = CompletionOutcome | 'failed' | 'missing';

/**
 * What is known of each request of a run, in columns: some 24 bytes a request and 9 a scorer, so that memory stays flat
 * in the size of what was asked and answered. The place of a request is `position of its instance * replicates +
 * replicate`, so columns are in the order of the data set.
 */
export interface RunState {
  readonly ids: IdTable;
  readonly replicates: number;
  /** Numbers of `outcomes`. */
  readonly outcome: Uint8Array;
  /** Hashes of what was recorded: of the key, and of the row. */
  readonly key: Uint32Array;
  readonly row: Uint32Array;
  /** Hashes of the answers that were recorded before this start. */
  readonly answer: Uint32Array;
  /** Per scorer and request: 0 none, 1 scored, 2 unscored … */
  readonly scored: readonly Uint8Array[];
  /** … and the value, NaN unless scored. */
  readonly values: readonly Float64Array[];
}

export function runState(ids: IdTable, replicates: number, scorers: number): RunState {
  const n = ids.size * replicates;
  const perScorer = <Column>(make: () => Column): Column[] => Array.from({ length: scorers }, make);
  return {
    ids,
    replicates,
    outcome: new Uint8Array(n),
    key: new Uint32Array(n),
    row: new Uint32Array(n),
    answer: new Uint32Array(n),
    scored: perScorer(() => new Uint8Array(n)),
    values: perScorer(() => new Float64Array(n).fill(Number.NaN)),
  };
}

export const keyHash = (key: string): number => hash(key, 1) >>> 0;

export const rowHash = (row: unknown): number => hash(JSON.stringify(row) ?? '', 1) >>> 0;

/** Place of a request, -1 where its instance or replicate is not of this run. */
export function placeOf({ ids, replicates }: RunState, instance: string, replicate: number): number {
  const position = ids.find(instance);
  return position < 0 || replicate >= replicates ? -1 : position * replicates + replicate;
}

export function noteCompletion(state: RunState, place: number, record: CompletionRecord): void {
  const outcome = record.status === 'failed' ? 'failed' : record.completion.outcome;
  state.outcome[place] = outcomes.indexOf(outcome);
}

export function noteScore(state: RunState, scorer: number, place: number, score: Score): void {
  state.scored[scorer]![place] = score.status === 'scored' ? 1 : 2;
  state.values[scorer]![place] = score.status === 'scored' ? score.value : Number.NaN;
}

/** Whether an answer is there that some scorer has not scored. */
export const isUnscored = ({ outcome, scored }: RunState, place: number): boolean =>
  outcome[place]! > 0 && outcome[place] !== outcomes.indexOf('failed') && scored.some((column) => column[place] === 0);
