import { categoryMeans } from '../../leaderboard/category-means.ts';
import { type Heatmap, heatmap } from './heatmap.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/**
 * Mean normalised score per model and subcategory, grouped by category and alphabetical inside it: the heatmap that the
 * Nature Medicine version adds. A subcategory without a benchmark in the suite is left out.
 *
 * @example
 * subcategoryHeatmap(medhelmSuite(loadMedhelm(), 'nature-medicine')).columns.length; // 22
 */
export function subcategoryHeatmap(suite: MedhelmSuite): Heatmap {
  const columns = suite.categories.flatMap(({ id, name: group }) => {
    const inside = suite.subcategories.filter(({ category, benchmarks }) => category === id && benchmarks.length > 0);
    return inside.sort((a, b) => (a.name < b.name ? -1 : 1)).map((sub) => ({ ...sub, group }));
  });
  const means = categoryMeans(suite, columns);
  return heatmap(
    suite,
    columns.map(({ name, group }, c) => ({ name, group, values: means.map((row) => row[c]!) })),
  );
}
