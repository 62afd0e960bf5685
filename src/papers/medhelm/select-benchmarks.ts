import type { BenchmarkGroup } from '../../leaderboard/category-means.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';
import { unknownName } from '../tables/unknown-name.ts';

/**
 * A suite with some of its benchmarks only, in the order of the suite. A category or subcategory may be left without any.
 *
 * @throws RangeError for a benchmark that the suite does not have
 * @example
 * selectBenchmarks(suite, ['clear', 'medec']).benchmarks; // ['clear', 'medec']
 */
export function selectBenchmarks(suite: MedhelmSuite, ids: readonly string[]): MedhelmSuite {
  for (const id of ids)
    if (!suite.benchmarks.includes(id)) throw new RangeError(unknownName('benchmark', id, suite.benchmarks));
  const keep = suite.benchmarks.map((id) => ids.includes(id));
  const kept = <Item>(items: readonly Item[]) => items.filter((_, b) => keep[b]);
  const inGroup = <Group extends BenchmarkGroup>(group: Group) => ({
    ...group,
    benchmarks: group.benchmarks.filter((id) => ids.includes(id)),
  });
  return {
    ...suite,
    benchmarks: kept(suite.benchmarks),
    metrics: kept(suite.metrics),
    benchmarkInfo: kept(suite.benchmarkInfo),
    scores: suite.scores.map((row) => kept(Array.from(row))),
    categories: suite.categories.map(inGroup),
    subcategories: suite.subcategories.map(inGroup),
  };
}
