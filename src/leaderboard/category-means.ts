import { mean } from '../stats/mean.ts';
import { type NormaliseOptions, normalise } from './normalise.ts';
import type { ScoreTable } from './score-table.ts';

/** A named group of benchmarks: a category, a subcategory, or one of your own. */
export interface BenchmarkGroup {
  id: string;
  name: string;
  benchmarks: readonly string[];
}

/**
 * Unweighted mean of each model's normalised scores over each group of benchmarks, `means[model][group]`. Missing cells
 * are skipped; NaN for a group in which the model has no score. Source: MedHELM's Fig. 4.
 *
 * @throws RangeError when a group names a benchmark that the table does not have
 * @example
 * const table = { models: ['a'], benchmarks: ['x', 'y'], metrics: ['jury', 'f1'], scores: [[3, 1]] };
 * categoryMeans(table, [{ id: 'g', name: 'G', benchmarks: ['x', 'y'] }]); // [[0.75]]
 */
export function categoryMeans(
  table: ScoreTable,
  groups: readonly BenchmarkGroup[],
  options: NormaliseOptions = {},
): number[][] {
  const columns = groups.map(({ id, benchmarks }) =>
    benchmarks.map((benchmark) => {
      const b = table.benchmarks.indexOf(benchmark);
      if (b < 0) throw new RangeError(`group ${id} names the benchmark ${benchmark}, which the table does not have`);
      return b;
    }),
  );
  return normalise(table, options).map((row) =>
    columns.map((group) => mean(group.map((b) => row[b]!).filter((score) => !Number.isNaN(score)))),
  );
}
