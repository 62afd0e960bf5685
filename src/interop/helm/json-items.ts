import { closeSync, openSync, readSync } from 'node:fs';
import { HelmFileError } from './helm-file-error.ts';
import { parsePythonJson } from './parse-python-json.ts';

const chunkSize = 1 << 20;
const byte = { quote: 0x22, backslash: 0x5c, open: 0x7b, close: 0x7d, openList: 0x5b, closeList: 0x5d, comma: 0x2c };

/** One object of a list in a JSON file, and its place in the list. */
export interface JsonItem {
  index: number;
  item: Record<string, unknown>;
}

/**
 * The objects of a list in a JSON file, one at a time: memory holds one of them, however large the file is. HELM's files
 * of large benchmarks are longer than the longest string there can be.
 *
 * @param key of the list in the object at the top; none where the file is the list
 * @throws HelmFileError when the file cannot be read, ends too early, or has no such list of objects
 * @example
 * for (const { item } of jsonItems('per_instance_stats.json')) console.log(item.instance_id);
 */
export function* jsonItems(file: string, key?: string): Generator<JsonItem> {
  const fail = (what: string, index?: number, cause?: unknown): never => {
    const place = [key ?? '', index === undefined ? '' : `[${index}]`].join('');
    throw new HelmFileError(what, { file, key: place }, { cause });
  };
  const itemDepth = key === undefined ? 1 : 2;
  let [depth, inText, escaped, inList, found] = [0, false, false, false, false];
  let text: number[] = []; // the last text directly in the object at the top: its keys are among them
  let parts: Buffer[] = [];
  let index = 0;
  const descriptor = open(file);
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkSize);
      const length = readSync(descriptor, chunk, 0, chunkSize, null);
      if (length === 0) break;
      let start = inList && depth > itemDepth ? 0 : -1;
      for (let i = 0; i < length; i++) {
        const at = chunk[i]!;
        if (inText) {
          if (escaped) escaped = false;
          else if (at === byte.backslash) escaped = true;
          else if (at === byte.quote) inText = false;
          if (depth === 1 && inText) text.push(at);
        } else if (at === byte.quote) {
          if (inList && depth === itemDepth) fail('is not a list of objects', index);
          inText = true;
          if (depth === 1) text = [];
        } else if (at === byte.open || at === byte.openList) {
          if (depth === itemDepth - 1 && at === byte.openList) {
            inList = key === undefined || Buffer.from(text).toString() === key;
            found ||= inList;
          } else if (inList && depth === itemDepth) {
            if (at === byte.openList) fail('is not a list of objects', index);
            start = i;
          }
          depth++;
        } else if (at === byte.close || at === byte.closeList) {
          depth--;
          if (inList && depth === itemDepth) {
            parts.push(chunk.subarray(start, i + 1));
            yield { index, item: parse(Buffer.concat(parts).toString(), (what, cause) => fail(what, index, cause)) };
            index++;
            parts = [];
            start = -1;
          } else if (depth < itemDepth) inList = false;
        } else if (inList && depth === itemDepth && at > 0x20 && at !== byte.comma) {
          fail('is not a list of objects', index);
        }
      }
      if (start >= 0) parts.push(chunk.subarray(start, length));
    }
  } finally {
    closeSync(descriptor);
  }
  if (depth !== 0 || inText) fail('ends in the middle of its JSON: was the run, or the copy, cut off?');
  if (!found) fail(key === undefined ? 'is not a JSON list' : 'is missing, or not a list');
}

function open(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new HelmFileError(
      missing ? 'there is no such file' : `cannot be read: ${(cause as Error).message}`,
      { file },
      {
        cause,
      },
    );
  }
}

function parse(text: string, fail: (what: string, cause: unknown) => never): Record<string, unknown> {
  try {
    return parsePythonJson(text) as Record<string, unknown>;
  } catch (cause) {
    return fail(`is no valid JSON: ${(cause as Error).message}`, cause);
  }
}
