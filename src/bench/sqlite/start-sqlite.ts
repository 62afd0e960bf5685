import { Worker } from 'node:worker_threads';

/** A value as SQLite stores it; whole numbers beyond 2^53 are bigints. */
export type SqlValue = null | number | bigint | string | Uint8Array;

export interface SqlRows {
  columns: string[];
  rows: SqlValue[][];
}

/** What the thread says: rows, or that there are too many, or SQLite's own words. */
export type SqlAnswer = SqlRows | { overflow: true } | { error: string };

/** SQLite with one database, in its thread. */
export interface SqliteThread {
  /** Undefined when it took too long, and the thread has been ended; one question at a time. */
  ask(
    question: { sql: string; maxRows: number; distinct: boolean },
    milliseconds: number,
  ): Promise<SqlAnswer | undefined>;
  readonly ended: boolean;
  end(): Promise<void>;
}

/** What a database is made of. */
export type SqliteContent = { path: string } | { bytes: Uint8Array } | { sql: string };

/**
 * Starts SQLite on a database. An idle thread keeps no process alive.
 *
 * @throws Error what the thread died of, at its start or later
 */
export async function startSqlite(workerData: SqliteContent): Promise<SqliteThread> {
  const worker = new Worker(new URL('./sqlite-thread.js', import.meta.url), { workerData, execArgv: [] });
  let ended = false;
  let waiting: { resolve: (answer: SqlAnswer) => void; reject: (error: Error) => void } | undefined;
  const answer = (): Promise<SqlAnswer> => new Promise((resolve, reject) => (waiting = { resolve, reject }));
  worker.on('message', (said: SqlAnswer) => waiting?.resolve(said));
  worker.on('error', (error) => {
    ended = true;
    waiting?.reject(error);
  });
  const end = async (): Promise<void> => {
    ended = true;
    await worker.terminate();
  };
  await answer();
  worker.unref();
  return {
    async ask(question, milliseconds) {
      worker.postMessage(question);
      let clock: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => (clock = setTimeout(resolve, milliseconds, undefined)));
      try {
        const said = await Promise.race([answer(), late]);
        if (said === undefined) await end();
        return said;
      } finally {
        clearTimeout(clock);
      }
    },
    get ended() {
      return ended;
    },
    end,
  };
}
