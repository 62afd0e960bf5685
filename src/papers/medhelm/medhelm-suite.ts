import type { BenchmarkGroup } from '../../leaderboard/category-means.ts';
import type { ScoreTable } from '../../leaderboard/score-table.ts';
import type { TieBreak } from '../../leaderboard/tie-break.ts';
import { clearRule } from './clear-rule.ts';
import type { Medhelm } from './medhelm.ts';
import type { MedhelmBenchmark, MedhelmModel } from './medhelm-schema.ts';
import { unknownName } from '../tables/unknown-name.ts';

/** The suites: 35 benchmarks in arXiv v2, and 37 (with MedQA and MedMCQA) in Nature Medicine. */
export const medhelmSuiteIds = ['arxiv-v2', 'nature-medicine'] as const;
export type MedhelmSuiteId = (typeof medhelmSuiteIds)[number];

/** What a suite knows of a model, one of your own included. */
export type SuiteModel = Pick<MedhelmModel, 'id' | 'name' | 'provider'>;

/** A score table of MedHELM with what belongs to its rows and columns. */
export interface MedhelmSuite extends ScoreTable {
  id: MedhelmSuiteId;
  title: string;
  /** In the order of `models`. */
  modelInfo: SuiteModel[];
  /** In the order of `benchmarks`. */
  benchmarkInfo: MedhelmBenchmark[];
  categories: BenchmarkGroup[];
  subcategories: (BenchmarkGroup & { category: string })[];
  /** Pass as `options.tieBreaks` to get the published win rates; see {@link clearRule}. */
  tieBreaks: TieBreak[];
}

/**
 * The score table of one version of MedHELM. Both come from one table: the 35 common columns are identical.
 *
 * @throws RangeError for an unknown suite
 * @example
 * medhelmSuite(loadMedhelm(), 'arxiv-v2').benchmarks.length; // 35
 */
export function medhelmSuite(medhelm: Medhelm, id: MedhelmSuiteId): MedhelmSuite {
  if (!medhelmSuiteIds.includes(id)) throw new RangeError(unknownName('suite', String(id), medhelmSuiteIds));
  const early = id === 'arxiv-v2';
  const inSuite = medhelm.benchmarks.map((b) => (early ? b.inArxivV2 : b.inNatureMedicine));
  const benchmarkInfo = medhelm.benchmarks.filter((_, b) => inSuite[b]);
  const present = (ids: readonly string[]) => ids.filter((name) => benchmarkInfo.some((b) => b.id === name));
  return {
    id,
    title: early ? 'MedHELM, arXiv 2505.23802v2 (35 benchmarks)' : 'MedHELM, Nature Medicine 2026 (37 benchmarks)',
    models: medhelm.models.map((model) => model.id),
    benchmarks: benchmarkInfo.map((benchmark) => benchmark.id),
    metrics: benchmarkInfo.map((benchmark) => benchmark.metric),
    scores: medhelm.scores.map((row) => row.filter((_, b) => inSuite[b])),
    modelInfo: medhelm.models,
    benchmarkInfo,
    categories: medhelm.categories.map(({ id: category, name, subcategories }) => ({
      id: category,
      name,
      benchmarks: present(subcategories.flatMap((sub) => sub.benchmarks)),
    })),
    subcategories: medhelm.categories.flatMap(({ id: category, subcategories }) =>
      subcategories.map((sub) => ({ id: sub.id, name: sub.name, category, benchmarks: present(sub.benchmarks) })),
    ),
    tieBreaks: [clearRule],
  };
}
