import type { ScoreTable } from './score-table.ts';
import type { WinOptions } from './tie-break.ts';
import { winCredits } from './win-credits.ts';

/**
 * Mean win rate of each model, in the order of `table.models`: per benchmark the share of the other models it beats,
 * then the mean over benchmarks. Exactly HELM's figure: (rows strictly below + half the ties) / (rows with a score -
 * 1), missing cells and benchmarks with a single score skipped. From 0 to 1; NaN for a model without any score.
 *
 * @param options.ties `half` (default, as HELM computes), `strict` or `win` (as MedHELM's text says: >= wins)
 * @param options.tieBreaks known orders of tied pairs, see {@link TieBreak}
 * @throws RangeError for fewer than two models or a table whose parts do not fit
 * @example
 * const scores = [[3, 5], [2, 4], [2, 1]];
 * winRate({ models: ['a', 'b', 'c'], benchmarks: ['x', 'y'], metrics: ['jury', 'jury'], scores });
 * // [1, 0.375, 0.125]
 */
export function winRate(table: ScoreTable, options: WinOptions = {}): number[] {
  const credits = winCredits(table, options);
  const models = table.models.length;
  return table.models.map((_, m) => {
    let [sum, n] = [0, 0];
    for (let k = m; k < credits.length; k += models) {
      if (Number.isNaN(credits[k])) continue;
      sum += credits[k]!;
      n++;
    }
    return sum / n;
  });
}
