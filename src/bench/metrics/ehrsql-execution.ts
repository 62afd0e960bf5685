import { rowKey } from '../sqlite/row-key.js';
import type { SqlDatabase } from '../sqlite/open-sql-database.ts';
import { SqlError, SqlLimitError } from '../sqlite/sql-errors.ts';
import type { SqlValue } from '../sqlite/start-sqlite.ts';
import { ehrsqlQuery } from './ehrsql-query.ts';
import type { MetricResult, ScoringMode } from './metric.ts';
import { strip } from './strip.ts';

/** A question of EHRSQL. */
export interface EhrsqlGold {
  /** The right query. */
  query: string;
  /** Values stored with the question, which HELM falls back on when the right query gives no rows. */
  value?: Readonly<Record<string, unknown>> | undefined;
  /** True when the database cannot answer the question: the right answer is then to write nothing. */
  impossible?: boolean | undefined;
}

export interface EhrsqlResult extends MetricResult {
  /** The query as read from the answer. */
  query: string;
  /** Why that query gave no rows at all; null when it ran. */
  error: string | null;
  /** Different rows of the right query, or values that stand for them; null when the question is impossible. */
  goldRows: number | null;
  /** Different rows of the query of the answer. */
  answerRows: number;
  why:
    | 'same rows'
    | 'other rows'
    | 'both without rows'
    | 'right query without rows'
    | 'answer without rows'
    | 'answer not run'
    | 'rightly silent'
    | 'not silent'
    | 'no right query'
    | 'stored values never match';
}

export interface EhrsqlOptions {
  /** The database that the questions are about, see {@link openSqlDatabase}. */
  database: SqlDatabase;
  /** `as-published` (default) or `fixed`. */
  mode?: ScoringMode;
}

/**
 * EHRSQL's execution accuracy: 1 if the query in the answer gives the same set of rows as the right one (order and
 * repeated rows do not count; 1 equals 1.0 and not '1'). See {@link ehrsqlQuery} for how the query is found.
 *
 * As published, HELM treats what gives no rows in three odd ways: a right answer whose result is truly empty scores 0,
 * and silence scores 1; where the right query gives no rows, the values stored with the question stand for them, not as
 * rows, so that nothing can match and even silence scores 0; and a question without a right query scores 0 whatever is
 * said. A right query that fails is one without rows. `fixed` is ours: two queries that both run and give no rows agree;
 * an impossible question (no right query, or `nan`, unless `impossible` says) is answered rightly by silence alone; stored
 * values are not used.
 *
 * A query of the answer that runs into a limit of the database scores 0. Statements that are no queries score 0: HELM
 * runs them, on the one database that all later questions use.
 *
 * @throws SqlLimitError when the right query runs into a limit: the answer cannot be scored
 * @throws SqlError when the right query fails, under `fixed`
 * @example
 * const database = await openSqlDatabase({ sql: 'CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)' });
 * const gold = { query: 'SELECT a FROM t' };
 * (await ehrsqlExecution(gold, '<sql>SELECT a FROM t ORDER BY a DESC</sql>', { database })).score; // 1
 */
export async function ehrsqlExecution(
  { query: right, value = {}, impossible }: EhrsqlGold,
  prediction: string,
  { database, mode = 'as-published' }: EhrsqlOptions,
): Promise<EhrsqlResult> {
  const query = ehrsqlQuery(prediction);
  const silent = strip(prediction) === '';
  const rightQuery = strip(right);
  const isImpossible = impossible ?? (rightQuery === '' || rightQuery.toLowerCase() === 'nan');

  const answer = await rowsOf(database, query, (error) => error instanceof SqlError || error instanceof SqlLimitError);
  const result = (score: number, why: EhrsqlResult['why'], goldRows: number | null): EhrsqlResult => {
    return { score, query, error: answer.error, goldRows, answerRows: answer.rows.length, why };
  };
  if (mode === 'fixed') {
    if (isImpossible) return result(Number(silent), silent ? 'rightly silent' : 'not silent', null);
    const gold = await rowsOf(database, rightQuery, () => false);
    if (answer.error !== null) return result(0, 'answer not run', gold.rows.length);
    if (gold.rows.length === 0 && answer.rows.length === 0) return result(1, 'both without rows', 0);
    return compared(gold.rows);
  }
  if (rightQuery === '') return result(0, 'no right query', 0);
  const gold = await rowsOf(database, rightQuery, (error) => error instanceof SqlError);
  if (gold.rows.length > 0) return compared(gold.rows);
  const stored = Object.keys(value).length;
  if (stored > 0) return result(0, 'stored values never match', stored);
  if (silent) return result(1, 'rightly silent', 0);
  return result(0, answer.error === null ? 'right query without rows' : 'answer not run', 0);

  function compared(rows: SqlValue[][]): EhrsqlResult {
    if (answer.error !== null) return result(0, 'answer not run', rows.length);
    if (answer.rows.length === 0) return result(0, 'answer without rows', rows.length);
    if (rows.length === 0) return result(0, 'right query without rows', 0);
    const keys = new Set(rows.map(rowKey));
    const same = keys.size === answer.rows.length && answer.rows.every((row) => keys.has(rowKey(row)));
    return result(Number(same), same ? 'same rows' : 'other rows', rows.length);
  }
}

/** Different rows of a query; none, and why, for an error that is let pass. */
async function rowsOf(
  database: SqlDatabase,
  sql: string,
  passes: (error: unknown) => boolean,
): Promise<{ rows: SqlValue[][]; error: string | null }> {
  try {
    return { rows: (await database.query(sql, { distinct: true })).rows, error: null };
  } catch (error) {
    if (!passes(error)) throw error;
    return { rows: [], error: (error as Error).message };
  }
}
