import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Instance } from '../../../src/bench/benchmark.ts';
import type { SuiteRow } from '../../../src/bench/suite/suite-definition.ts';
import { suiteBenchmarkOf } from '../../../src/bench/suite/suite.ts';
import { completionOf } from './completion-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'ehrsql-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Sqlite {
  Database: new (path: string) => { exec(sql: string): void; close(): void };
}

test('answers are scored on the database beside the questions, and silence where it cannot answer', async () => {
  const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as Sqlite;
  const database = new Database(join(folder, 'eicu.sqlite'));
  database.exec('CREATE TABLE lab (value REAL); INSERT INTO lab VALUES (7), (8)');
  database.close();
  writeFileSync(join(folder, 'eicu.sql'), 'CREATE TABLE lab\n(\n  value REAL\n);\n');
  writeFileSync(
    join(folder, 'valid.json'),
    JSON.stringify([{ question: 'highest?', query: 'SELECT max(value) FROM lab', value: {} }]),
  );
  writeFileSync(
    join(folder, 'test.json'),
    JSON.stringify([{ question: 'weather?', query: 'nan', value: {}, is_impossible: true }]),
  );

  const { instances, scorers } = suiteBenchmarkOf('ehrsql', { originals: { ehrsql: folder } });
  const found: Instance<SuiteRow>[] = [];
  for await (const instance of instances()) found.push(instance);
  const scoreOf = async (i: number, text: string) => {
    const score = await scorers[0].score({ row: found[i]!.row, messages: [], completion: completionOf(text) });
    return score.status === 'scored' ? score.value : score.reason;
  };
  expect(await scoreOf(0, 'SELECT value FROM lab ORDER BY value DESC LIMIT 1;')).toBe(1);
  expect(await scoreOf(0, 'SELECT 9;')).toBe(0);
  expect(await scoreOf(1, '')).toBe(1);
  expect(await scoreOf(1, 'SELECT 1;')).toBe(0);
});
