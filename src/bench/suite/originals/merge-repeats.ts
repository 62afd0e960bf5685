import type { OriginalRow, OriginalsOptions } from '../suite-definition.ts';

/**
 * One row for each key, at the place of the first and as the last of them says: what HELM's reading into a dictionary
 * makes of items that ask the same.
 */
export async function* mergeRepeats<Row>(
  file: string,
  rows: AsyncIterable<OriginalRow<Row>>,
  key: (row: Row) => string,
  { onLeftOut }: OriginalsOptions = {},
): AsyncGenerator<OriginalRow<Row>> {
  const merged = new Map<string, OriginalRow<Row>>();
  for await (const one of rows) {
    const name = key(one.row);
    if (merged.has(name)) onLeftOut?.({ file }, 'a later record asks the same');
    merged.set(name, one);
  }
  yield* merged.values();
}
