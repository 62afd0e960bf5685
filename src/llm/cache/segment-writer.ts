import { closeSync, fdatasync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { CacheError } from './cache-error.ts';

const syncEvery = { milliseconds: 100, records: 100 };

/** Appends lines to a file that no one else writes: what was written outlives this process, what was synced a power cut. */
export interface SegmentWriter {
  /** Writes a line; gives the byte it starts at. */
  append(line: string): number;
  /** Syncs and closes. */
  close(): void;
}

/**
 * @param path of a file that is not there yet
 * @throws CacheError when a line or an earlier sync failed (full disk …): the line is then not to be found
 */
export function segmentWriter(path: string): SegmentWriter {
  const file = attempt('make', () => openSync(path, 'wx'));
  let [size, unsynced, syncing, closed] = [0, 0, false, false];
  let timer: NodeJS.Timeout | undefined;
  let failure: Error | undefined;

  function attempt<T>(what: string, act: () => T): T {
    try {
      return act();
    } catch (cause) {
      const { message } = cause as Error;
      throw new CacheError(`cannot ${what} the cache's file ${path}: ${message}. Nothing written before is lost`, {
        cause,
      });
    }
  }
  const sync = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (syncing || unsynced === 0 || closed) return;
    [syncing, unsynced] = [true, 0];
    fdatasync(file, (error) => {
      syncing = false;
      failure ??= error ?? undefined;
      if (closed) closeSync(file);
      else if (unsynced > 0) timer ??= setTimeout(sync, syncEvery.milliseconds);
    });
  };
  return {
    append(line) {
      const bytes = Buffer.from(line);
      const start = size;
      attempt('write', () => {
        if (failure) throw failure;
        const written = writeSync(file, bytes);
        size += written;
        if (written < bytes.length) size += writeSync(file, bytes, written); // throws when the disk is full
        if (size - start < bytes.length) throw new Error('ENOSPC: no space left on device');
      });
      unsynced += 1;
      if (unsynced >= syncEvery.records) sync();
      else timer ??= setTimeout(sync, syncEvery.milliseconds);
      return start;
    },
    close() {
      clearTimeout(timer);
      if (closed) return;
      closed = true;
      attempt('sync', () => fdatasyncSync(file));
      if (!syncing) closeSync(file);
    },
  };
}
