import type { MedhelmSuite } from './medhelm-suite.ts';

/** How many instances a benchmark has, by each source. */
export interface BenchmarkSize {
  benchmark: string;
  name: string;
  /** By the authors' cost sheet; more than one where it differs by model. */
  costSheet: number[];
  /** By Nature Medicine's list, second-hand; null where it gives none. */
  natureMedicine: number | null;
  agree: boolean;
}

/**
 * The size of each benchmark of a suite as the cost sheet and the list of Nature Medicine have it.
 *
 * @example
 * benchmarkSizes(suite).filter(({ agree }) => !agree).map(({ name }) => name); // ['MTSamples', 'EHRSHOT', …]
 */
export function benchmarkSizes(suite: MedhelmSuite): BenchmarkSize[] {
  return suite.benchmarkInfo.map(({ id: benchmark, name, instances: costSheet, instancesNatureMedicine }) => ({
    benchmark,
    name,
    costSheet,
    natureMedicine: instancesNatureMedicine,
    agree: costSheet.every((size) => size === instancesNatureMedicine),
  }));
}
