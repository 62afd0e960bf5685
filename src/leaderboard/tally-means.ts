import type { CategoryTally } from './category-tally.ts';

/**
 * Mean of each model in each category, `means[model][category]`; NaN where it has no value.
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @example tallyMeans({ sums: [[1, 0.5]], counts: [[2, 1]] }) // [[0.5, 0.5]]
 */
export function tallyMeans({ sums, counts }: CategoryTally): number[][] {
  return sums.map((row, m) => row.map((sum, c) => sum / counts[m]![c]!));
}
