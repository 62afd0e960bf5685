// SQLite databases that answer queries of models: read-only, limited in time and rows.
export { openSqlDatabase, type OpenSqlDatabaseOptions, type SqlDatabase, type SqlSource } from './open-sql-database.ts';
export { SqlDatabaseError, SqlError, SqlLimitError } from './sql-errors.ts';
export type { SqlRows, SqlValue } from './start-sqlite.ts';
