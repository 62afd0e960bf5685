import { checkQuery } from './check-query.ts';
import { SqlDatabaseError, SqlError, SqlLimitError } from './sql-errors.ts';
import { type SqlAnswer, type SqliteThread, type SqlRows, startSqlite } from './start-sqlite.ts';
import { textInDoubleQuotes } from './text-in-double-quotes.ts';

/** Path of an SQLite file, its bytes, or the statements that make a database: `CREATE TABLE …; INSERT INTO …`. */
export type SqlSource = string | Uint8Array | { sql: string };

/** A database that can be read and nothing else. */
export interface SqlDatabase {
  /**
   * Rows of one query. Queries are run one after the other.
   *
   * @param options.distinct keeps the first of rows that are the same; the limit then counts different rows
   * @throws SqlError for a text that is no query, or one that SQLite refuses
   * @throws SqlLimitError when it takes too long, or gives too many rows
   */
  query(sql: string, options?: { distinct?: boolean }): Promise<SqlRows>;
  close(): Promise<void>;
}

export interface OpenSqlDatabaseOptions {
  /** Milliseconds that one query may take. Default 5000. */
  timeout?: number;
  /** Rows that one query may give (and 256 MiB). Default 10,000. */
  maxRows?: number;
}

/**
 * Opens an SQLite database for reading, with SQLite in a thread of its own (which takes 0.1 s, and again after a query
 * that ran into its time limit: the thread is then ended and started anew).
 *
 * Nothing that a query says can change the database, leave anything behind for the next query, or reach another file:
 * the thread knows no other file, the connection is read-only, and only SELECT, WITH and VALUES are run. The database is
 * read as it is on disk, without its journal; one in WAL mode is refused.
 *
 * @throws SqlDatabaseError when there is no such file, it is no SQLite database, or its statements fail
 * @example
 * const database = await openSqlDatabase({ sql: 'CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)' });
 * (await database.query('SELECT sum(a) FROM t')).rows; // [[3]]
 * await database.close();
 */
export async function openSqlDatabase(
  source: SqlSource,
  { timeout = 5000, maxRows = 10_000 }: OpenSqlDatabaseOptions = {},
): Promise<SqlDatabase> {
  const content =
    typeof source === 'string' ? { path: source } : source instanceof Uint8Array ? { bytes: source } : source;
  const name = typeof source === 'string' ? source : 'the database';
  const start = async (): Promise<SqliteThread> => {
    try {
      return await startSqlite(content);
    } catch (cause) {
      throw new SqlDatabaseError(`${name} cannot be opened: ${reasonOf(cause as Error)}`, { cause });
    }
  };
  let thread = await start();
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
  const ask = async (sql: string, distinct: boolean): Promise<SqlRows> => {
    if (closed) throw new SqlDatabaseError(`${name} is closed: open it again`);
    if (thread.ended) thread = await start();
    let said: SqlAnswer | undefined;
    try {
      said = await thread.ask({ sql, maxRows, distinct }, timeout);
    } catch (cause) {
      throw new SqlDatabaseError(`${name}: SQLite broke down: ${(cause as Error).message}`, { cause });
    }
    if (said === undefined)
      throw new SqlLimitError('timeout', `the query ran longer than ${timeout} ms and was ended; timeout raises this`);
    if ('overflow' in said)
      throw new SqlLimitError('maxRows', `the query gives more than ${maxRows} rows; maxRows raises this`);
    if (!('error' in said)) return said;
    const text = /^no such column: "([\s\S]*)" - should this be a string literal/.exec(said.error)?.[1];
    const meant = text === undefined ? sql : textInDoubleQuotes(sql, text);
    if (meant === sql) throw new SqlError(said.error);
    return ask(meant, distinct);
  };
  return {
    async query(sql, { distinct = false } = {}) {
      checkQuery(sql);
      return inTurn(() => ask(sql, distinct));
    },
    close: () =>
      inTurn(async () => {
        closed = true;
        await thread.end();
      }),
  };
}

function reasonOf({ message, code }: Error & { code?: string }): string {
  if (code === 'ENOENT') return 'there is no such file';
  if (message === 'unable to open database file')
    return 'it may be in WAL mode: run PRAGMA journal_mode = DELETE on a copy of it';
  return message;
}
