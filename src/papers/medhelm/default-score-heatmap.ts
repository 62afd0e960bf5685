import { defaultScores } from './default-scores.ts';
import type { Medhelm } from './medhelm.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/**
 * The shares as a heatmap, in percent: models in the order of the suite, open-ended benchmarks across.
 *
 * @example defaultScoreHeatmap(medhelm, suite).values[4]; // GPT-4o: [0.48, 0.42, …] percent
 */
export function defaultScoreHeatmap(medhelm: Medhelm, suite: MedhelmSuite) {
  const rows = defaultScores(medhelm, suite);
  const columns = suite.benchmarkInfo.filter(({ metric }) => metric === 'jury');
  const values = suite.models.map((model) =>
    columns.map(({ id }) => 100 * rows.find((row) => row.model === model && row.benchmark === id)!.share),
  );
  return { rows: suite.modelInfo.map(({ name }) => name), columns: columns.map(({ name }) => name), values };
}
