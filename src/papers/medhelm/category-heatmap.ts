import { categoryMeans } from '../../leaderboard/category-means.ts';
import { type Heatmap, heatmap } from './heatmap.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/**
 * Mean normalised score per model and category: MedHELM's Fig. 4. A category without a benchmark in the suite is left
 * out.
 *
 * @example
 * categoryHeatmap(medhelmSuite(loadMedhelm(), 'arxiv-v2')).values[0][1]; // 0.8498, DeepSeek R1 on note generation
 */
export function categoryHeatmap(suite: MedhelmSuite): Heatmap {
  const categories = suite.categories.filter(({ benchmarks }) => benchmarks.length > 0);
  const means = categoryMeans(suite, categories);
  return heatmap(
    suite,
    categories.map(({ name }, c) => ({ name, values: means.map((row) => row[c]!) })),
  );
}
