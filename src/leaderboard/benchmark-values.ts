import { type NormaliseOptions, normalise } from './normalise.ts';
import type { ScoreTable } from './score-table.ts';
import type { WinOptions } from './tie-break.ts';
import { winCredits } from './win-credits.ts';

/** What is averaged over benchmarks: the share of opponents beaten, or the normalised score. */
export type Value = 'win-rate' | 'mean-score';

export interface ValueOptions extends WinOptions, NormaliseOptions {
  /** `win-rate` unless stated; `ties` and `tieBreaks` speak of it, `ranges` of `mean-score`. */
  value?: Value;
}

/**
 * What each model gets on each benchmark, `values[model][benchmark]` from 0 to 1, NaN where it has none. Its mean over
 * benchmarks is `winRate` or the macro average.
 *
 * @throws RangeError for an unknown `value`
 * @example
 * benchmarkValues({ models: ['a', 'b'], benchmarks: ['x'], metrics: ['jury'], scores: [[3], [2]] }); // [[1], [0]]
 */
export function benchmarkValues(table: ScoreTable, { value = 'win-rate', ...options }: ValueOptions = {}): number[][] {
  if (value === 'mean-score') return normalise(table, options);
  if (value !== 'win-rate') throw new RangeError(`value must be 'win-rate' or 'mean-score', got ${String(value)}`);
  const credits = winCredits(table, options);
  const models = table.models.length;
  return table.models.map((_, m) => table.benchmarks.map((_, b) => credits[b * models + m]!));
}
