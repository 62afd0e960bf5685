import { compare } from './compare.ts';
import type { ScoreTable } from './score-table.ts';
import type { WinOptions } from './tie-break.ts';

/**
 * The share of opponents that each model beats on each benchmark, `credits[benchmark * models + model]`: the win rate
 * of one column. NaN where the model has no score, or where no other model has one.
 *
 * @example
 * winCredits({ models: ['a', 'b', 'c'], benchmarks: ['x'], metrics: ['jury'], scores: [[3], [2], [2]] });
 * // Float64Array [1, 0.25, 0.25]
 */
export function winCredits(table: ScoreTable, options: WinOptions = {}): Float64Array {
  const credit = compare(table, options);
  const models = table.models.length;
  return Float64Array.from({ length: table.benchmarks.length * models }, (_, k) => {
    const [b, i] = [Math.floor(k / models), k % models];
    let [won, opponents] = [0, 0];
    for (let j = 0; j < models; j++) {
      if (j === i) continue;
      const share = credit(i, j, b);
      if (Number.isNaN(share)) continue;
      won += share;
      opponents++;
    }
    return won / opponents; // 0 / 0: no opponent has a score
  });
}
