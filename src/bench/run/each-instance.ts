import { setImmediate } from 'node:timers/promises';
import type { Benchmark, Instance } from '../benchmark.ts';
import { InstanceError } from './run-error.ts';

/** An instance and its position in the data set, from 0. */
export interface Placed<Row> {
  instance: Instance<Row>;
  position: number;
}

/**
 * The first `limit` instances of a benchmark, one at a time.
 *
 * @throws InstanceError for an instance without an id
 */
export async function* eachInstance<Row>(
  benchmark: Benchmark<Row>,
  { limit = Infinity, signal }: { limit?: number | undefined; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<Placed<Row>> {
  let position = 0;
  if (limit === 0) return;
  for await (const instance of benchmark.instances()) {
    if (typeof instance.id !== 'string' || instance.id === '')
      throw new InstanceError(
        `${benchmark.id}: the instance at position ${position + 1} has the id ${JSON.stringify(instance.id)}; give each a text of its own`,
      );
    yield { instance, position: position++ };
    if (position >= limit) return;
    if (position % 8192 === 0) await setImmediate(); // lets Ctrl-C through
    if (signal?.aborted) return;
  }
}
