import { SqlError } from './sql-errors.ts';

/** White space, a comment, a quoted text or name, a parameter, or any other character. */
const piece =
  /(\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('[^']*'?|"[^"]*"?|`[^`]*`?|\[[^\]]*\]?)|(\?\d*|[:@$][A-Za-z_]\w*)|(\w+|[\s\S])/gy;

/**
 * Checks that a text is one query that reads: it begins with SELECT, WITH or VALUES, nothing but comments follows its
 * semicolon, and it has no parameters. Whatever else SQLite knows (ATTACH, PRAGMA, VACUUM INTO, CREATE TEMP TABLE …)
 * would reach other files, or change what later queries see.
 *
 * @throws SqlError saying which of these it is
 * @example
 * checkQuery('SELECT 1; -- one'); // fine
 * checkQuery('SELECT 1; SELECT 2'); // SqlError: more than one statement …
 */
export function checkQuery(sql: string): void {
  if (sql.includes('\0')) throw new SqlError('the statement holds a NUL character');
  let [first, ended]: [string | undefined, boolean] = [undefined, false];
  for (const [text, blank, , parameter] of sql.matchAll(piece)) {
    if (blank !== undefined) continue;
    if (ended) throw new SqlError('more than one statement: only one query is run');
    first ??= text.toUpperCase();
    if (parameter !== undefined) throw new SqlError(`the parameter ${parameter} has no value`);
    if (text === ';') ended = true;
  }
  if (first === undefined) throw new SqlError('there is no statement');
  if (!['SELECT', 'WITH', 'VALUES'].includes(first))
    throw new SqlError(`only queries are run (SELECT, WITH, VALUES): the statement begins with ${first.slice(0, 40)}`);
}
