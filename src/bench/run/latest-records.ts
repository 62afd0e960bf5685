import { idTable } from './id-table.ts';

/**
 * Of the records of each instance and replicate, the last one; the order of the file stays.
 *
 * @param read starts a walk over the records; it is called twice
 */
export async function* latestRecords<Item extends { instance: string; replicate: number }>(
  read: () => AsyncIterable<Item>,
): AsyncGenerator<Item> {
  const requests = idTable();
  let last = new Uint32Array(1024);
  let count = 0;
  for await (const record of read()) {
    const added = requests.add(requestId(record));
    const place = added < 0 ? -1 - added : added;
    if (place >= last.length) {
      const larger = new Uint32Array(2 * last.length);
      larger.set(last);
      last = larger;
    }
    last[place] = count++;
  }
  let number = 0;
  for await (const record of read()) {
    if (number >= count) return; // appended meanwhile
    if (last[requests.find(requestId(record))] === number++) yield record;
  }
}

const requestId = ({ instance, replicate }: { instance: string; replicate: number }): string =>
  `${replicate} ${instance}`;
