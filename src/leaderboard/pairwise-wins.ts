import { compare } from './compare.ts';
import type { ScoreTable } from './score-table.ts';
import type { WinOptions } from './tie-break.ts';

/**
 * Share of benchmarks on which one model beats another, `wins[model][opponent]`, over the benchmarks on which both have
 * a score. NaN on the diagonal and for pairs without a common benchmark.
 *
 * @param options.ties default `strict`: a tie is no win
 * @example
 * pairwiseWins({ models: ['a', 'b'], benchmarks: ['x', 'y'], metrics: ['jury', 'jury'], scores: [[3, 4], [2, 4]] });
 * // [[NaN, 0.5], [0, NaN]]
 */
export function pairwiseWins(table: ScoreTable, { ties = 'strict', tieBreaks = [] }: WinOptions = {}): number[][] {
  const credit = compare(table, { ties, tieBreaks });
  return table.models.map((_, i) =>
    table.models.map((_, j) => {
      if (i === j) return Number.NaN;
      let [won, n] = [0, 0];
      for (let b = 0; b < table.benchmarks.length; b++) {
        const share = credit(i, j, b);
        if (Number.isNaN(share)) continue;
        won += share;
        n++;
      }
      return won / n;
    }),
  );
}
