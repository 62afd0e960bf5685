import type { Medhelm } from './medhelm.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/** Models that share how many instances of a benchmark they were run on. */
export interface InstanceGroup {
  /** Instances that the cost sheet says. */
  instances: number;
  /** Instances whose completions it counts: fewer where a run is missing from the output tokens. */
  completions: number;
  models: string[];
}

/**
 * The benchmarks on which the cost sheet does not count the same instances for every model, so that their scores and
 * costs do not compare like with like. Groups in the order of the models.
 *
 * @example
 * const medhelm = loadMedhelm();
 * unequalInstances(medhelm, medhelmSuite(medhelm, 'arxiv-v2')).map(({ name }) => name);
 * // ['MTSamples', 'MedAlign', 'N2C2-CT']
 */
export function unequalInstances(
  { costSheet, models }: Medhelm,
  suite: MedhelmSuite,
): { benchmark: string; name: string; groups: InstanceGroup[] }[] {
  return suite.benchmarkInfo.flatMap(({ id, name, maxOutputTokens }) => {
    const groups: InstanceGroup[] = [];
    for (const { id: model, maxOutputTokensOverride } of models) {
      const row = costSheet.find((entry) => entry.model === model && entry.benchmark === id);
      if (row === undefined) continue;
      const { instances } = row;
      const completions = row.maxCompletionTokens / (maxOutputTokensOverride ?? maxOutputTokens);
      const group = groups.find((known) => known.instances === instances && known.completions === completions);
      if (group) group.models.push(model);
      else groups.push({ instances, completions, models: [model] });
    }
    return groups.length > 1 ? [{ benchmark: id, name, groups }] : [];
  });
}
