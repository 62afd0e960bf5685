/** Sums over the benchmarks of each category, and how many a model has there: `sums[model][category]`. */
export interface CategoryTally {
  sums: number[][];
  counts: number[][];
}

/**
 * Adds up values by category. Missing values (NaN) are skipped and not counted.
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @param values `values[model][benchmark]`
 * @param positions position of each benchmark's category
 * @param categories number of categories
 * @param picked benchmarks to add up, one as often as it is there; all of them unless stated
 * @example
 * categoryTally([[1, 0, 0.5]], [0, 0, 1], 2); // { sums: [[1, 0.5]], counts: [[2, 1]] }
 */
export function categoryTally(
  values: readonly (readonly number[])[],
  positions: ArrayLike<number>,
  categories: number,
  picked?: ArrayLike<number>,
): CategoryTally {
  const blank = (): number[][] => values.map(() => new Array<number>(categories).fill(0));
  const tally = { sums: blank(), counts: blank() };
  const n = picked ? picked.length : positions.length;
  values.forEach((row, m) => {
    for (let k = 0; k < n; k++) {
      const b = picked ? picked[k]! : k;
      if (Number.isNaN(row[b])) continue;
      tally.sums[m]![positions[b]!]! += row[b]!;
      tally.counts[m]![positions[b]!]! += 1;
    }
  });
  return tally;
}
