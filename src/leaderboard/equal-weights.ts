import type { CategorisedTable } from './categorised-table.ts';

/**
 * The same weight for every category: with the unit `benchmark` (the default) the published order.
 *
 * @example equalWeights(suite) // { 'clinical-decision-support': 1, … }
 */
export const equalWeights = ({ categories }: CategorisedTable): Record<string, number> =>
  Object.fromEntries(categories.map(({ id, benchmarks }) => [id, benchmarks.length > 0 ? 1 : 0]));
