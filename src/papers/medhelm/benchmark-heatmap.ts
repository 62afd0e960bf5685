import { normalise } from '../../leaderboard/normalise.ts';
import { type Heatmap, heatmap } from './heatmap.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/**
 * Normalised scores per model and benchmark, the benchmarks grouped by category: MedHELM's Fig. 3.
 *
 * @example
 * const { rows, columns } = benchmarkHeatmap(medhelmSuite(loadMedhelm(), 'arxiv-v2'));
 * [rows[0], columns.length]; // ['DeepSeek R1', 35]
 */
export function benchmarkHeatmap(suite: MedhelmSuite): Heatmap {
  const unit = normalise(suite);
  return heatmap(
    suite,
    suite.categories.flatMap(({ name: group, benchmarks }) =>
      benchmarks.map((id) => {
        const b = suite.benchmarks.indexOf(id);
        return { name: suite.benchmarkInfo[b]!.name, group, values: unit.map((row) => row[b]!) };
      }),
    ),
  );
}
