import { hash } from 'node:crypto';
import type { Instance } from '../benchmark.ts';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import { idTable } from './id-table.ts';

export interface InstanceNames<Row> {
  idOf?: ((row: Row) => string) | undefined;
  sourceOf?: ((row: Row) => string) | undefined;
}

/**
 * Makes an instance of each row. The id is what `idOf` gives; else the `id` column of the first row's data set; else 16
 * hexadecimal digits of the SHA-256 of the row as JSON, so that it stays the same when other rows are added or moved.
 * Rows that are alike in every column are then numbered: `…`, `…-2`, `…-3`.
 *
 * @param file where the rows stand, for messages
 * @returns a function that takes the rows in order, each with its place in the file (counted from 1 unless stated)
 * @throws InvalidBenchmarkError from that function, naming both rows, when two have the same id, or when one has none
 */
export function nameInstances<Row extends object>(
  file: string,
  { idOf, sourceOf }: InstanceNames<Row>,
): (row: Row, place?: number) => Instance<Row> {
  const rowOfId = idTable();
  const copies = idTable();
  let at = 0;
  let hasIds: boolean | undefined;
  const fail = (message: string, remedy: string): never => {
    throw new InvalidBenchmarkError([{ file, row: at, message, remedy }]);
  };
  return (row, place = at + 1) => {
    at = place;
    hasIds ??= 'id' in row;
    const named = idOf !== undefined || hasIds;
    const given: unknown = idOf ? idOf(row) : hasIds ? (row as { id?: unknown }).id : contentId(row);
    if ((typeof given !== 'string' && typeof given !== 'number') || given === '')
      return fail(`it has no id, but ${JSON.stringify(given) ?? 'nothing'}`, 'give every row an id, or none');
    let id = String(given);
    if (!named) {
      const copy = copies.get(id) + 1;
      copies.set(id, copy);
      if (copy > 1) id = `${id}-${copy}`;
    } else {
      const first = rowOfId.get(id);
      if (first > 0) return fail(`it has the id '${id}' of row ${first}`, 'ids are unique: change one, or give idOf');
      rowOfId.set(id, at);
    }
    return { id, row, ...(sourceOf && { source: String(sourceOf(row)) }) };
  };
}

const contentId = (row: object): string => hash('sha256', JSON.stringify(row)).slice(0, 16);
