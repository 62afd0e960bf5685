import { benchmarkValues, type ValueOptions } from './benchmark-values.ts';
import { categoryPositions, type CategorisedTable } from './categorised-table.ts';
import { categoryTally } from './category-tally.ts';
import { tallyMeans } from './tally-means.ts';

/**
 * Mean of each model's values over each category, `means[model][category]`, for questions about all weights at once.
 *
 * @throws RangeError where a model has no score in a category: under some weights nothing could be said of it
 * @example
 * categoryValueMeans(suite, { tieBreaks: suite.tieBreaks })[0]; // DeepSeek R1: [0.65, 0.75, 0.797, 0.531, 0.525]
 */
export function categoryValueMeans(table: CategorisedTable, options: ValueOptions = {}): number[][] {
  const positions = categoryPositions(table);
  const means = tallyMeans(categoryTally(benchmarkValues(table, options), positions, table.categories.length));
  means.forEach((row, m) => {
    const c = row.findIndex(Number.isNaN);
    if (c >= 0)
      throw new RangeError(
        `${table.models[m]} has no score in ${table.categories[c]!.id}: leave the model or the category out`,
      );
  });
  return means;
}
