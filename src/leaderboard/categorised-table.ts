import type { BenchmarkGroup } from './category-means.ts';
import { checkScoreTable, type ScoreTable } from './score-table.ts';

/** A score table whose benchmarks each belong to one category. */
export interface CategorisedTable extends ScoreTable {
  readonly categories: readonly BenchmarkGroup[];
}

/**
 * The position of each benchmark's category, in the order of `table.benchmarks`.
 *
 * @throws RangeError for a benchmark in no category or in two, or a category that names a benchmark the table does not
 * have
 * @example
 * categoryPositions({ ...table, benchmarks: ['x', 'y'], categories: [{ id: 'g', name: 'G', benchmarks: ['y', 'x'] }] }); // [0, 0]
 */
export function categoryPositions(table: CategorisedTable): number[] {
  checkScoreTable(table);
  const positions = table.benchmarks.map(() => -1);
  table.categories.forEach(({ id, benchmarks }, c) => {
    for (const benchmark of benchmarks) {
      const b = table.benchmarks.indexOf(benchmark);
      if (b < 0) throw new RangeError(`category ${id} names the benchmark ${benchmark}, which the table does not have`);
      if (positions[b]! >= 0)
        throw new RangeError(
          `${benchmark} is in two categories, ${table.categories[positions[b]!]!.id} and ${id}: a weight would count it twice`,
        );
      positions[b] = c;
    }
  });
  const stray = table.benchmarks[positions.indexOf(-1)];
  if (stray !== undefined) throw new RangeError(`${stray} is in no category, so that no weight would reach it`);
  return positions;
}
