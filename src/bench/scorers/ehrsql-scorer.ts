import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type EhrsqlGold, ehrsqlExecution } from '../metrics/ehrsql-execution.ts';
import type { ScoringMode } from '../metrics/metric.ts';
import type { Scorer } from '../scorer.ts';
import {
  openSqlDatabase,
  type OpenSqlDatabaseOptions,
  type SqlDatabase,
  type SqlSource,
} from '../sqlite/open-sql-database.ts';
import { SqlDatabaseError, SqlError, SqlLimitError } from '../sqlite/sql-errors.ts';

export interface EhrsqlScorerOptions<Row> extends OpenSqlDatabaseOptions {
  /** What the questions are about: path of an SQLite file, its bytes, or `{ sql }` with the statements that make it. */
  database: SqlSource;
  /** The right query of a row, alone or with what is stored beside it. */
  gold: (row: Row) => string | EhrsqlGold;
  /** See {@link ehrsqlExecution}. Default `as-published`. */
  mode?: ScoringMode;
}

/**
 * Execution accuracy of EHRSQL as a scorer. The database is opened at the first answer; its content is part of the
 * scorer's identity. Where the right query fails or runs into a limit, the answer is unscored.
 *
 * @throws SqlDatabaseError when the database cannot be read
 * @example ehrsqlScorer({ database: 'eicu.sqlite', gold: ({ query }: { query: string }) => query })
 */
export function ehrsqlScorer<Row>({
  database: source,
  gold,
  mode = 'as-published',
  timeout = 5000,
  maxRows = 10_000,
}: EhrsqlScorerOptions<Row>): Scorer<Row> {
  let opened: Promise<SqlDatabase> | undefined;
  return {
    name: 'ehrsql-execution',
    scale: { min: 0, max: 1 },
    identity: { rule: 'ehrsql-execution', mode, timeout, maxRows, database: contentHash(source) },
    async score({ row, completion }) {
      const right = gold(row);
      const database = await (opened ??= openSqlDatabase(source, { timeout, maxRows }));
      try {
        const asked = typeof right === 'string' ? { query: right } : right;
        const { score, ...evidence } = await ehrsqlExecution(asked, completion.text, { database, mode });
        return { status: 'scored', value: score, evidence };
      } catch (error) {
        if (!(error instanceof SqlError || error instanceof SqlLimitError)) throw error;
        return { status: 'unscored', reason: `the right query gives nothing to compare with: ${error.message}` };
      }
    },
  };
}

function contentHash(source: SqlSource): string {
  try {
    const content = typeof source === 'string' ? readFileSync(source) : 'sql' in source ? source.sql : source;
    return createHash('sha256').update(content).digest('hex');
  } catch (cause) {
    throw new SqlDatabaseError(`${String(source)} cannot be read: ${(cause as Error).message}`, { cause });
  }
}
