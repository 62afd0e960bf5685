import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ehrsqlExecution } from '../../src/bench/metrics/ehrsql-execution.ts';
import { ehrsqlQuery } from '../../src/bench/metrics/ehrsql-query.ts';
import { ehrsqlScorer } from '../../src/bench/scorers/ehrsql-scorer.ts';
import { openSqlDatabase, type SqlDatabase } from '../../src/bench/sqlite/open-sql-database.ts';
import { SqlDatabaseError, SqlError, SqlLimitError } from '../../src/bench/sqlite/sql-errors.ts';
import type { Completion } from '../../src/llm/model.ts';

const sql = readFileSync(new URL('../../data/suite/ehrsql.sql', import.meta.url), 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'sql-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let database: SqlDatabase;
beforeAll(async () => {
  database = await openSqlDatabase({ sql });
});
afterAll(() => database.close());

/** Writes an SQLite file and gives its path. */
function fileOf(name: string, statements: string): string {
  const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as {
    Database: new (path: string) => { exec(sql: string): void; close(): void };
  };
  const path = join(scratch, name);
  const file = new Database(path);
  file.exec(statements);
  file.close();
  return path;
}

const endless = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c';

describe('ehrsqlExecution', () => {
  test('scores what HELM scores, 54 answers run by Python on its own SQLite', async () => {
    const { cases } = JSON.parse(readFileSync(new URL('fixtures/ehrsql.json', import.meta.url), 'utf8')) as {
      cases: { query: string; value: Record<string, unknown>; answer: string; score: number }[];
    };
    expect(cases).toHaveLength(54);
    for (const { answer, score, ...gold } of cases)
      expect([gold, answer, (await ehrsqlExecution(gold, answer, { database })).score]).toEqual([gold, answer, score]);
  });

  const none = "SELECT age FROM patient WHERE age = '7'";
  // right query and what is stored, answer, then by hand: as published, fixed
  test.each([
    [{ query: 'SELECT 1' }, 'SELECT 1', 1, 'same rows', 1, 'same rows'],
    [{ query: 'SELECT 1' }, 'SELECT 2', 0, 'other rows', 0, 'other rows'],
    [{ query: 'SELECT 1' }, none, 0, 'answer without rows', 0, 'answer without rows'],
    [{ query: 'SELECT 1' }, 'SELECT', 0, 'answer not run', 0, 'answer not run'],
    [{ query: 'SELECT 1' }, '', 0, 'answer not run', 0, 'answer not run'],
    [{ query: none }, none, 0, 'right query without rows', 1, 'both without rows'],
    [{ query: none }, 'SELECT 1', 0, 'right query without rows', 0, 'right query without rows'],
    [{ query: none }, 'SELECT', 0, 'answer not run', 0, 'answer not run'],
    [{ query: none }, '', 1, 'rightly silent', 0, 'answer not run'],
    [{ query: none, value: { age: '34' } }, none, 0, 'stored values never match', 1, 'both without rows'],
    [{ query: none, value: { age: '34' } }, '', 0, 'stored values never match', 0, 'answer not run'],
    [{ query: 'nan' }, '', 1, 'rightly silent', 1, 'rightly silent'],
    [{ query: 'nan' }, 'SELECT 1', 0, 'right query without rows', 0, 'not silent'],
    [{ query: 'nan', value: { a: 1 } }, '', 0, 'stored values never match', 1, 'rightly silent'],
    [{ query: '' }, '', 0, 'no right query', 1, 'rightly silent'],
    [{ query: 'SELECT 1', impossible: true }, '', 0, 'answer not run', 1, 'rightly silent'],
    [{ query: 'SELECT 1', impossible: true }, 'SELECT 1', 1, 'same rows', 0, 'not silent'],
  ])('%j, answer %j: as published %d, %s; fixed %d, %s', async (gold, answer, published, why, fixed, fixedWhy) => {
    expect(await ehrsqlExecution(gold, answer, { database })).toMatchObject({ score: published, why });
    expect(await ehrsqlExecution(gold, answer, { database, mode: 'fixed' })).toMatchObject({
      score: fixed,
      why: fixedWhy,
    });
  });

  test('says what was run, why it failed and how many different rows there were', async () => {
    expect(await ehrsqlExecution({ query: 'SELECT gender FROM patient' }, '`SELECT 1`', { database })).toEqual({
      score: 0,
      query: 'SELECT 1',
      error: null,
      goldRows: 2,
      answerRows: 1,
      why: 'other rows',
    });
    const { error } = await ehrsqlExecution({ query: 'SELECT 1' }, 'SELECT a FROM b', { database });
    expect(error).toBe('no such table: b');
  });

  test('a right query that fails cannot be scored when fixed', async () => {
    const gold = { query: 'SELECT a FROM b' };
    await expect(ehrsqlExecution(gold, 'SELECT 1', { database, mode: 'fixed' })).rejects.toThrow(SqlError);
  });

  test('an answer over a limit scores 0; a right query over it cannot be scored', async () => {
    const quick = await openSqlDatabase({ sql }, { timeout: 200, maxRows: 3 });
    const gold = { query: 'SELECT 1' };
    expect(await ehrsqlExecution(gold, endless, { database: quick })).toMatchObject({
      score: 0,
      error: 'the query ran longer than 200 ms and was ended; timeout raises this',
    });
    expect(await ehrsqlExecution(gold, 'SELECT diagnosisid FROM diagnosis', { database: quick })).toMatchObject({
      score: 0,
      error: 'the query gives more than 3 rows; maxRows raises this',
    });
    await expect(ehrsqlExecution({ query: endless }, 'SELECT 1', { database: quick })).rejects.toThrow(SqlLimitError);
    await quick.close();
  });
});

describe('ehrsqlQuery', () => {
  test.each([
    ['SELECT 1', 'SELECT 1'],
    ['a <SQL>\n SELECT 1 \n</Sql> b', 'SELECT 1'],
    ['<sql>SELECT 1', '<sql>SELECT 1'],
    ['<sql></sql><sql>SELECT 1</sql>', ''],
    ['```sql\nSELECT 1\n```', 'SELECT 1'],
    ['```SQL\nSELECT 1\n```', 'SQL\nSELECT 1'],
    ['SELECT `a`\r\nsql\nFROM t', 'SELECT a\r\nFROM t'],
    ['sql', 'sql'],
  ])('%j holds %j', (answer, query) => expect(ehrsqlQuery(answer)).toBe(query));
});

describe('openSqlDatabase', () => {
  test('gives columns and rows, two columns of one name too', async () => {
    expect(await database.query('SELECT 1 AS a, 2 AS a, NULL, 9007199254740993, 0.5, x\'01\' AS "b c"')).toEqual({
      columns: ['a', 'a', 'NULL', '9007199254740993', '0.5', 'b c'],
      rows: [[1, 2, null, 9007199254740993n, 0.5, new Uint8Array([1])]],
    });
  });

  test('distinct keeps the first of equal rows, as Python tells rows apart', async () => {
    const { rows } = await database.query("VALUES (1, 'a'), (1.0, 'a'), ('1', 'a'), (NULL, 'a'), (1, 'a')", {
      distinct: true,
    });
    expect(rows).toEqual([
      [1, 'a'],
      ['1', 'a'],
      [null, 'a'],
    ]);
  });

  test('text in double quotes is text where there is no such column, as in the usual build of SQLite', async () => {
    const query = `SELECT "gender", "it's" FROM patient WHERE gender = "female" AND "age" = '34' -- "female"`;
    expect((await database.query(query)).rows).toEqual([['female', "it's"]]);
    await expect(database.query('SELECT absent FROM patient')).rejects.toThrow('no such column: absent');
  });

  test.each([
    ['', 'there is no statement'],
    ['-- SELECT 1', 'there is no statement'],
    ['SELECT 1; SELECT 2', 'more than one statement'],
    ['SELECT 1;;', 'more than one statement'],
    ['SELECT ?', 'the parameter ? has no value'],
    ['SELECT :age', 'the parameter :age has no value'],
    ['SELECT 1\0', 'NUL character'],
    ['PRAGMA query_only = 0', 'only queries are run (SELECT, WITH, VALUES): the statement begins with PRAGMA'],
    ['EXPLAIN SELECT 1', 'begins with EXPLAIN'],
    ['DELETE FROM patient', 'begins with DELETE'],
    ['/* SELECT */ CREATE TEMP TABLE patient AS SELECT 1', 'begins with CREATE'],
    ['WITH a AS (SELECT 1) DELETE FROM patient', 'readonly database'],
    ['WITH a AS (SELECT 1) INSERT INTO cost SELECT * FROM cost', 'readonly database'],
    ["SELECT load_extension('x')", 'no such function: load_extension'],
    ["SELECT readfile('/etc/passwd')", 'no such function: readfile'],
  ])('refuses %j', async (text, message) => {
    await expect(database.query(text)).rejects.toThrow(SqlError);
    await expect(database.query(text)).rejects.toThrow(message);
  });

  test('marks inside quotes and comments are neither parameters nor ends of a statement', async () => {
    const query = `SELECT ';?:a' AS [b;], "c:d" /* ; ? */ FROM (SELECT 1 AS "c:d") -- ; SELECT`;
    expect((await database.query(query)).rows).toEqual([[';?:a', 1]]);
  });

  test('no statement reaches another file or changes the database, even past the check of statements', async () => {
    const secret = fileOf('secret.sqlite', "CREATE TABLE s (word); INSERT INTO s VALUES ('hidden')");
    const path = fileOf('open.sqlite', 'CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    const before = [readFileSync(path), readdirSync(scratch)];
    const { startSqlite } = await import('../../src/bench/sqlite/start-sqlite.ts');
    const thread = await startSqlite({ path });
    for (const statement of [
      `ATTACH '${secret}' AS other`,
      `ATTACH '${join(scratch, 'new.sqlite')}' AS other`,
      `VACUUM INTO '${join(scratch, 'copy.sqlite')}'`,
      'INSERT INTO t VALUES (2)',
      'CREATE TABLE u (a)',
      'PRAGMA user_version = 7',
    ])
      expect(await thread.ask({ sql: statement, maxRows: 9, distinct: false }, 2000), statement).toHaveProperty(
        'error',
      );
    await thread.ask({ sql: 'PRAGMA journal_mode = WAL', maxRows: 9, distinct: false }, 2000);
    expect(await thread.ask({ sql: 'SELECT * FROM t', maxRows: 9, distinct: false }, 2000)).toMatchObject({
      rows: [[1]],
    });
    await thread.end();
    expect([readFileSync(path), readdirSync(scratch)]).toEqual(before);
  });

  test('a query that runs too long is ended, and the next one is answered, by a file that is left unlocked', async () => {
    const path = fileOf('timed.sqlite', 'CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    const timed = await openSqlDatabase(path, { timeout: 200 });
    const [late, next] = await Promise.allSettled([
      timed.query(`SELECT count(*) FROM t, (${endless})`),
      timed.query('SELECT a FROM t'),
    ]);
    expect(late).toMatchObject({ status: 'rejected', reason: { name: 'SqlLimitError', limit: 'timeout' } });
    expect(next).toMatchObject({ status: 'fulfilled', value: { rows: [[1]] } });
    await timed.close();
    expect(readdirSync(scratch)).not.toContain('timed.sqlite.lock');
    await expect(timed.query('SELECT 1')).rejects.toThrow('is closed: open it again');
  });

  test('rows count up to the limit, and no further', async () => {
    const few = await openSqlDatabase({ sql }, { maxRows: 6 });
    expect((await few.query('SELECT * FROM patient')).rows).toHaveLength(6);
    await expect(few.query('SELECT * FROM diagnosis')).rejects.toMatchObject({ limit: 'maxRows' });
    expect((await few.query('SELECT 1 FROM diagnosis', { distinct: true })).rows).toEqual([[1]]);
    await few.close();
  });

  test('a file, its bytes and its statements are one database', async () => {
    const path = fileOf('same.sqlite', sql);
    for (const source of [path, new Uint8Array(readFileSync(path)), { sql }]) {
      const one = await openSqlDatabase(source);
      expect((await one.query('SELECT sum(cost) FROM cost')).rows).toEqual([[1590.75]]);
      await one.close();
    }
  });

  test('what is no database is refused, by name', async () => {
    writeFileSync(join(scratch, 'text.sqlite'), 'This is not a database, and it is longer than a header.'.repeat(20));
    mkdirSync(join(scratch, 'folder'));
    for (const [source, message] of [
      [join(scratch, 'absent.sqlite'), 'there is no such file'],
      [join(scratch, 'text.sqlite'), 'file is not a database'],
      [join(scratch, 'folder'), 'folder cannot be opened'],
      [new Uint8Array([1, 2, 3]), 'the database cannot be opened: file is not a database'],
      [{ sql: 'CREATE TABEL t (a)' }, 'near "TABEL": syntax error'],
    ] as const) {
      const error = await openSqlDatabase(source).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(SqlDatabaseError);
      expect((error as Error).message).toContain(message);
    }
  });
});

describe('ehrsqlScorer', () => {
  const completion = (text: string): Completion => ({
    text,
    outcome: 'complete',
    finishReason: 'stop',
    served: { model: null, fingerprint: null, id: null },
    usage: null,
    milliseconds: 1,
    attempts: 1,
    simulated: true,
  });
  const score = (query: string, text: string, mode?: 'fixed') =>
    ehrsqlScorer<{ query: string }>({
      database: { sql },
      gold: (row) => row.query,
      ...(mode && { mode }),
    }).score({ row: { query }, messages: [], completion: completion(text) });

  test('scores with evidence; a right query that cannot be run leaves the answer unscored', async () => {
    expect(await score('SELECT count(*) FROM patient', '<sql>SELECT 6</sql>')).toMatchObject({
      status: 'scored',
      value: 1,
      evidence: { query: 'SELECT 6', goldRows: 1, answerRows: 1, why: 'same rows' },
    });
    expect(await score('SELECT a FROM b', 'SELECT 1', 'fixed')).toEqual({
      status: 'unscored',
      reason: 'the right query gives nothing to compare with: no such table: b',
    });
  });

  test('its identity tells databases and modes apart', () => {
    const identity = (text: string, mode: 'as-published' | 'fixed') =>
      JSON.stringify(ehrsqlScorer({ database: { sql: text }, gold: () => '', mode }).identity);
    const all = [identity('a', 'as-published'), identity('b', 'as-published'), identity('a', 'fixed')];
    expect(new Set(all).size).toBe(3);
    expect(identity('a', 'fixed')).toBe(all[2]);
    expect(() => ehrsqlScorer({ database: join(scratch, 'absent.sqlite'), gold: () => '' })).toThrow(SqlDatabaseError);
  });
});
