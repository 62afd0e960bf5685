import { closeSync, openSync, readSync } from 'node:fs';
import type { Place } from './key-index.ts';

const window = 1 << 16;
const mostOpen = 64;

interface OpenFile {
  file: number;
  /** The bytes last read, and where they start. */
  bytes: Buffer;
  start: number;
  length: number;
}

/**
 * Reads lines of segments. A window of each file is kept: what was written in order is mostly read in order. It blocks:
 * 64 kB from a disk's cache take less than a hop to another thread.
 */
export function segmentReader(paths: readonly string[]): { read(place: Place): Buffer; close(): void } {
  const open = new Map<number, OpenFile>();
  const opened = (segment: number): OpenFile => {
    let entry = open.get(segment);
    if (entry) return entry;
    for (const [oldest, { file }] of open) {
      if (open.size < mostOpen) break;
      closeSync(file);
      open.delete(oldest);
    }
    entry = { file: openSync(paths[segment]!, 'r'), bytes: Buffer.alloc(window), start: 0, length: 0 };
    open.set(segment, entry);
    return entry;
  };
  return {
    read({ segment, start, length }) {
      const entry = opened(segment);
      if (start < entry.start || start + length > entry.start + entry.length) {
        if (length > entry.bytes.length) entry.bytes = Buffer.alloc(length);
        entry.length = readSync(entry.file, entry.bytes, 0, entry.bytes.length, start);
        entry.start = start;
      }
      return entry.bytes.subarray(start - entry.start, Math.min(entry.length, start - entry.start + length));
    },
    close() {
      for (const { file } of open.values()) closeSync(file);
      open.clear();
    },
  };
}
