import type { CategoryTally } from './category-tally.ts';

/**
 * What a weight multiplies. `benchmark`: every benchmark of the category, so that equal weights give the plain mean over
 * benchmarks, as published. `category`: the category as a whole, so that equal weights count a category of five
 * benchmarks as much as one of twelve.
 */
export type WeightUnit = 'benchmark' | 'category';

/**
 * Weighted means of each model, one per row of the tally: sum of w_c × sum_c over sum of w_c × n_c for the unit
 * `benchmark`, sum of w_c × mean_c over sum of w_c for `category`. A category in which a model has no value is skipped
 * for it; NaN where nothing is left.
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @param weights one per category, 0 or more
 * @example
 * weightedValues({ sums: [[2, 0]], counts: [[3, 1]] }, [1, 1], 'benchmark'); // [0.5]
 * weightedValues({ sums: [[2, 0]], counts: [[3, 1]] }, [1, 1], 'category'); // [0.3333333333333333]
 */
export function weightedValues(
  { sums, counts }: CategoryTally,
  weights: ArrayLike<number>,
  unit: WeightUnit,
): number[] {
  return sums.map((row, m) => {
    let [sum, total] = [0, 0];
    row.forEach((inCategory, c) => {
      const n = counts[m]![c]!;
      if (n === 0) return;
      const each = unit === 'benchmark' ? weights[c]! : weights[c]! / n;
      sum += each * inCategory;
      total += each * n;
    });
    return sum / total;
  });
}
