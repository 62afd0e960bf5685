import { HelmFileError } from './helm-file-error.ts';
import { jsonItems } from './json-items.ts';
import { type HelmStat, statOf } from './read-stats.ts';

/** A statistic of one instance. */
export interface HelmInstanceStat extends HelmStat {
  /** `id7`: HELM numbers the instances of a scenario. */
  instance: string;
  /** Which draw of in-context examples, from 0. */
  trial: number;
}

/**
 * The statistics in a `per_instance_stats.json`, one by one: HELM lists an instance once per group of metrics.
 *
 * @throws HelmFileError naming the key that is missing or of the wrong kind
 */
export function* instanceStats(file: string): Generator<HelmInstanceStat> {
  for (const { item, index } of jsonItems(file)) {
    const { instance_id: instance, train_trial_index: trial = 0, stats } = item;
    const refuse = (key: string, what: string): never => {
      throw new HelmFileError(what, { file, key: `[${index}].${key}` });
    };
    if (typeof instance !== 'string') refuse('instance_id', 'is missing, or no text');
    if (typeof trial !== 'number') refuse('train_trial_index', 'must be a number');
    if (!Array.isArray(stats)) return refuse('stats', 'is missing, or not a list');
    for (const [k, stat] of stats.entries())
      yield {
        ...statOf(stat, { file, key: `[${index}].stats[${k}]` }),
        instance: instance as string,
        trial: trial as number,
      };
  }
}
