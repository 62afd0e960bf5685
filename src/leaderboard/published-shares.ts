import type { CategorisedTable } from './categorised-table.ts';

/**
 * The share of the benchmarks that lie in each category: the weights, in the unit `category`, that the published win
 * rate gives to the categories.
 *
 * @example publishedShares(suite) // { 'clinical-decision-support': 0.2857…, … }: 10 of 35
 */
export const publishedShares = ({ categories, benchmarks }: CategorisedTable): Record<string, number> =>
  Object.fromEntries(categories.map((category) => [category.id, category.benchmarks.length / benchmarks.length]));
