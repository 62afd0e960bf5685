import { sd } from '../stats/sd.ts';
import { pairwiseWins } from './pairwise-wins.ts';
import type { ScoreTable } from './score-table.ts';
import type { WinOptions } from './tie-break.ts';

/**
 * Spread of each model's wins, in the order of `table.models`: population SD, over its opponents, of the share of
 * benchmarks on which it strictly beats that opponent. It says how uneven the duels are; it is no standard error of the
 * win rate. Source: the "win SD" of MedHELM's Table 1, as the authors' script computes it.
 *
 * @param options.ties default `strict`, as published (although the win rate itself counts ties as half)
 * @example
 * const scores = [[3, 1], [2, 2], [1, 3]];
 * winSd({ models: ['a', 'b', 'c'], benchmarks: ['x', 'y'], metrics: ['jury', 'jury'], scores });
 * // [0, 0, 0]
 */
export function winSd(table: ScoreTable, options: WinOptions = {}): number[] {
  return pairwiseWins(table, options).map((row) =>
    sd(
      row.filter((share) => !Number.isNaN(share)),
      { ddof: 0 },
    ),
  );
}
