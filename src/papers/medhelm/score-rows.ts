import { normalise } from '../../leaderboard/normalise.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/** One score, in the long form that data frames like. */
export interface ScoreRow {
  model: string;
  benchmark: string;
  category: string;
  subcategory: string;
  metric: string;
  /** On the unit scale, 1 best; NaN where the model was not run. */
  score: number;
}

/**
 * The scores of a suite as rows, models in their order and benchmarks in theirs: 9 × 35 for arXiv v2.
 *
 * @example
 * scoreRows(medhelmSuite(loadMedhelm(), 'arxiv-v2'))[0];
 * // { model: 'deepseek-r1', benchmark: 'medcalc-bench', category: 'clinical-decision-support', …, score: 0.348 }
 */
export function scoreRows(suite: MedhelmSuite): ScoreRow[] {
  const unit = normalise(suite);
  return suite.models.flatMap((model, m) =>
    suite.benchmarkInfo.map(({ id: benchmark, category, subcategory, metric }, b) => ({
      model,
      benchmark,
      category,
      subcategory,
      metric,
      score: unit[m]![b]!,
    })),
  );
}
