import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Completion } from '../model.ts';
import { CacheError } from './cache-error.ts';
import { cacheLine, lineCompletion } from './cache-line.ts';
import { keyIndex } from './key-index.ts';
import { readSegment } from './read-segment.ts';
import { segmentReader } from './segment-reader.ts';
import { type SegmentWriter, segmentWriter } from './segment-writer.ts';

/** Completions by request key, on disk. */
export interface Cache {
  readonly directory: string;
  /** Entries. */
  readonly size: number;
  /** Lines that are no whole entry (torn by a kill or a power cut, or damaged): left as they are, and asked for again. */
  readonly damaged: number;
  get(key: string): Completion | undefined;
  /** @throws CacheError when it cannot be written: what was written before is safe */
  put(key: string, completion: Completion): void;
  /** Syncs to disk. The cache can be used on: it opens files again. */
  close(): void;
}

/**
 * Opens the cache in a directory, making it when there is none.
 *
 * The directory holds segments: JSONL files that are only ever appended to, one line `{"key", "completion"}` per entry.
 * Each process that writes makes a segment of its own, so several may share a directory, and a line torn by a kill is
 * never extended. An entry is written before {@link Cache.put} returns, and synced to disk within 100 ms or 100 entries.
 * Memory holds 24 to 48 bytes an entry; completions stay on disk.
 *
 * @throws CacheError when the directory cannot be made or read
 * @example
 * const cache = await openCache('.cache/llm');
 * const model = cached(openaiModel('openai/gpt-4o'), cache);
 */
export async function openCache(directory: string): Promise<Cache> {
  const paths: string[] = [];
  const index = keyIndex();
  let damaged = 0;
  try {
    mkdirSync(directory, { recursive: true });
    const names = readdirSync(directory).filter((name) => /^\d+-.*\.jsonl$/.test(name));
    for (const name of names.sort((a, b) => parseInt(a) - parseInt(b))) {
      const segment = paths.push(join(directory, name)) - 1;
      damaged += await readSegment(paths[segment]!, (key, start, length) => index.set(key, { segment, start, length }));
    }
  } catch (cause) {
    throw new CacheError(`cannot open the cache in ${directory}: ${(cause as Error).message}`, { cause });
  }
  const reader = segmentReader(paths);
  let writing: { writer: SegmentWriter; segment: number } | undefined;
  const startSegment = () => {
    let names: string[] = [];
    try {
      names = readdirSync(directory);
    } catch (cause) {
      throw new CacheError(`cannot write the cache in ${directory}: ${(cause as Error).message}`, { cause });
    }
    const number = Math.max(0, ...names.map((name) => parseInt(name) || 0)) + 1;
    const path = join(directory, `${String(number).padStart(6, '0')}-${process.pid}.jsonl`);
    const writer = segmentWriter(path);
    return { writer, segment: paths.push(path) - 1 };
  };
  const stop = (): void => {
    const { writer } = writing ?? {};
    writing = undefined; // whatever happens: a segment that failed is not written again
    writer?.close();
  };
  return {
    directory,
    get size() {
      return index.size;
    },
    get damaged() {
      return damaged;
    },
    get(key) {
      const place = index.get(key);
      return place && lineCompletion(reader.read(place), key);
    },
    put(key, completion) {
      const line = cacheLine(key, completion);
      writing ??= startSegment();
      try {
        const start = writing.writer.append(line);
        index.set(key, { segment: writing.segment, start, length: Buffer.byteLength(line) - 1 });
      } catch (error) {
        try {
          stop();
        } catch {
          // the first error says it
        }
        throw error;
      }
    },
    close() {
      reader.close();
      stop();
    },
  };
}
