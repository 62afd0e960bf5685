import { type LogFile, openLogFile, type OpenLog } from './log-file.ts';
import { RunStoppedError } from './run-error.ts';

/** How much may wait in memory, to be lost to a kill: records that cost a request, milliseconds, or bytes of others. */
export const syncWindow = { records: 100, milliseconds: 100, bytes: 1 << 20 } as const;

/** Logs that are written and synced together. */
export interface SyncedLogs {
  /** Bytes of torn last lines that were cut away, by path. */
  readonly cut: ReadonlyMap<string, number>;
  /**
   * @param log position of the log
   * @param paid whether a request was made for it: at most `syncWindow.records` of those wait to be written
   */
  append(log: number, line: string, paid: boolean): void;
  /** Wait for it, where there is one, before the next request: the window is full. */
  room(): Promise<void> | undefined;
  /** Writes and syncs what is left, then closes the files. */
  close(): Promise<void>;
}

/**
 * Opens logs to append to. Lines wait in memory until a window is full, and are then written by one `write` a log, the
 * first log before the others, so that these never speak of a line that is not there. `fdatasync` follows behind, one at a
 * time: nobody waits for the disk.
 *
 * @throws RunStoppedError from `room` and `close` when a line could not be written
 */
export async function openSyncedLogs(
  paths: readonly string[],
  { open, onFailure }: { open?: OpenLog | undefined; onFailure?: (error: Error) => void } = {},
): Promise<SyncedLogs> {
  const files: LogFile[] = [];
  try {
    for (const path of paths) files.push(await openLogFile(path, open));
  } catch (error) {
    await Promise.all(files.map((file) => file.close()));
    throw error;
  }
  let waiting: string[][] = paths.map(() => []);
  let [paid, paidWriting, bytes] = [0, 0, 0];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let syncing: Promise<void> | undefined;
  let unsynced = new Set<number>();
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    onFailure?.(error);
  };

  const write = async (): Promise<void> => {
    const batches = waiting;
    waiting = paths.map(() => []);
    [paidWriting, paid, bytes] = [paid, 0, 0];
    const append = async (batch: readonly string[], log: number): Promise<void> => {
      if (batch.length === 0) return;
      try {
        await files[log]!.append(batch.join(''));
        unsynced.add(log);
      } catch (error) {
        throw stopped(paths[log]!, error);
      }
    };
    await append(batches[0]!, 0);
    await Promise.all(batches.slice(1).map((batch, k) => append(batch, k + 1)));
  };
  const sync = (): Promise<void> =>
    (syncing ??= (async () => {
      while (unsynced.size > 0) {
        const logs = [...unsynced].sort((a, b) => a - b);
        unsynced = new Set();
        for (const log of logs) await files[log]!.sync().catch((error) => fail(stopped(paths[log]!, error)));
      }
    })().finally(() => (syncing = undefined)));
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing ??= write()
      .then(() => void sync(), fail)
      .finally(() => {
        writing = undefined;
        paidWriting = 0;
        if (!failure && isDue()) void flush();
      });
    return writing;
  };
  const isDue = (): boolean => paid >= syncWindow.records / 2 || bytes >= syncWindow.bytes;
  return {
    cut: new Map(files.flatMap(({ cut }, k) => (cut > 0 ? [[paths[k]!, cut] as const] : []))),
    append(log, line, isPaid) {
      if (failure) return;
      waiting[log]!.push(line);
      bytes += line.length;
      if (isPaid) paid++;
      if (isDue()) void flush();
      else timer ??= setTimeout(() => void flush(), syncWindow.milliseconds);
    },
    room() {
      if (failure) return Promise.reject(failure);
      if (paid + paidWriting < syncWindow.records && bytes < 2 * syncWindow.bytes) return undefined;
      return flush();
    },
    async close() {
      while (!failure && (writing || waiting.some((lines) => lines.length > 0))) await flush();
      clearTimeout(timer);
      await sync();
      await Promise.all(files.map((file) => file.close()));
      if (failure) throw failure;
    },
  };
}

function stopped(path: string, cause: unknown): RunStoppedError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : message;
  return new RunStoppedError(
    `${path}: ${why}, so the run stopped. All that was recorded before is kept: ` +
      `${code === 'ENOSPC' || code === 'EDQUOT' ? 'free some space' : 'mend that'} and run the same call again, it goes on from there.`,
    { cause },
  );
}
