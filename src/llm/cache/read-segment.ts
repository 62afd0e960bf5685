import { createReadStream } from 'node:fs';
import { lineKey } from './cache-line.ts';

/** Calls back with key, first byte and length (without its end) of each whole entry; gives the number of other lines. */
export async function readSegment(
  path: string,
  onEntry: (key: string, start: number, length: number) => void,
): Promise<number> {
  let [offset, damaged] = [0, 0];
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const block = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10, from)) {
      const key = lineKey(block.subarray(from, end));
      if (key !== undefined) onEntry(key, offset + from, end - from);
      else damaged += 1;
      from = end + 1;
    }
    rest = block.subarray(from);
    offset += from;
  }
  return damaged + (rest.length > 0 ? 1 : 0); // a last line without its end is torn
}
