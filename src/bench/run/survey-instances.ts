import type { Benchmark } from '../benchmark.ts';
import { eachInstance } from './each-instance.ts';
import { type IdTable, idTable } from './id-table.ts';
import { InstanceError } from './run-error.ts';

/**
 * Walks a data set once before anything is asked: how many instances there are, and that each has an id of its own.
 *
 * @throws InstanceError when an id appears twice, naming both positions (from 1), or there is no instance
 */
export async function surveyInstances<Row>(
  benchmark: Benchmark<Row>,
  options: { limit?: number | undefined },
): Promise<IdTable> {
  const ids = idTable();
  for await (const { instance, position } of eachInstance(benchmark, options)) {
    const added = ids.add(instance.id);
    if (added < 0)
      throw new InstanceError(
        `${benchmark.id}: the instances at positions ${-added} and ${position + 1} both have the id ` +
          `${JSON.stringify(instance.id)}. Results are joined by id: give each instance one of its own`,
      );
  }
  if (ids.size === 0) throw new InstanceError(`${benchmark.id}: the data set has no instance`);
  return ids;
}
