import { open } from 'node:fs/promises';
import { RunFileError } from './run-error.ts';

const chunkSize = 1 << 18;

/**
 * The values of a JSONL file, one at a time: memory holds one chunk of it. A last line without its end, which another
 * process may be writing or a kill has torn, is not read. No file is no value.
 *
 * @throws RunFileError naming the line that is not JSON
 */
export async function* jsonLines<Value>(file: string): AsyncGenerator<Value> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return;
  try {
    const chunk = Buffer.allocUnsafe(chunkSize);
    let rest: Buffer = Buffer.alloc(0);
    let line = 0;
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, chunkSize, null);
      if (bytesRead === 0) return;
      const fresh = chunk.subarray(0, bytesRead);
      const last = fresh.lastIndexOf(10);
      if (last < 0) {
        rest = Buffer.concat([rest, fresh]);
        continue;
      }
      const text = Buffer.concat([rest, fresh.subarray(0, last)]).toString();
      rest = Buffer.from(fresh.subarray(last + 1));
      for (const part of text.split('\n')) {
        line++;
        yield parsed<Value>(part, file, line);
      }
    }
  } finally {
    await handle.close();
  }
}

function parsed<Value>(text: string, file: string, line: number): Value {
  try {
    return JSON.parse(text) as Value;
  } catch (cause) {
    throw new RunFileError(
      'is not JSON. Nothing here writes such a line, so the file was changed or the disk lost part of it: restore it, ' +
        'or delete this one line (its request is then made again)',
      { file, line },
      { cause },
    );
  }
}
