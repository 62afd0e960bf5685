import { mean } from '../stats/mean.ts';
import { sd } from '../stats/sd.ts';
import { type NormaliseOptions, normalise } from './normalise.ts';
import type { ScoreTable } from './score-table.ts';

/** Mean and sample SD of one model's scores on the unit scale. */
export interface MacroAverage {
  mean: number;
  sd: number;
  /** Benchmarks with a score. */
  n: number;
}

/**
 * Unweighted mean and sample SD over benchmarks of the normalised scores, one per model in the order of `table.models`.
 * Missing cells are skipped; NaN where nothing is left (and for the SD of a single score).
 *
 * @example
 * macroAverage({ models: ['a'], benchmarks: ['x', 'y'], metrics: ['jury', 'f1'], scores: [[3, 1]] });
 * // [{ mean: 0.75, sd: 0.3535533905932738, n: 2 }]
 */
export function macroAverage(table: ScoreTable, options: NormaliseOptions = {}): MacroAverage[] {
  return normalise(table, options).map((row) => {
    const present = row.filter((score) => !Number.isNaN(score));
    return { mean: mean(present), sd: sd(present), n: present.length };
  });
}
