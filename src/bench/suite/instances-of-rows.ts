import { createHash } from 'node:crypto';
import type { Instance } from '../benchmark.ts';
import type { OriginalRow, SuiteDefinition } from './suite-definition.ts';

/**
 * Rows with their ids: the name of the row in its own data set, or else 12 hex digits of its content, so that an
 * instance keeps its id when rows are added or moved. A name that is there again gets `-2`, `-3` ….
 */
export async function* instancesOfRows<Row>(
  rows: AsyncIterable<OriginalRow<Row>>,
  source: SuiteDefinition<Row>['source'],
): AsyncGenerator<Instance<Row>> {
  const seen = new Map<string, number>();
  for await (const { row, name } of rows) {
    const base = name ?? createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 12);
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    yield { id: times === 1 ? base : `${base}-${times}`, row, ...(source && { source: source(row) }) };
  }
}
