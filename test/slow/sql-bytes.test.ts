import { expect, test } from 'vitest';
import { openSqlDatabase } from '../../src/bench/sqlite/open-sql-database.ts';

test('rows of more than 256 MiB are too many, and the next query is answered', async () => {
  const database = await openSqlDatabase({ sql: 'CREATE TABLE t (a)' }, { timeout: 60_000 });
  await expect(database.query('SELECT zeroblob(300000000)')).rejects.toMatchObject({ limit: 'maxRows' });
  expect((await database.query('SELECT 1')).rows).toEqual([[1]]);
  await database.close();
});
