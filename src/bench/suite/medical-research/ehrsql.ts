import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dataDir } from '../../../project.ts';
import { ehrsqlScorer } from '../../scorers/ehrsql-scorer.ts';
import { jsonRecords } from '../originals/json-records.ts';
import { originalFile } from '../originals/original-file.ts';
import { originalFolder } from '../originals/original-folder.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';
import { createTables } from './create-tables.ts';

const row = z.strictObject({
  question: z.string().min(1),
  /** The `CREATE TABLE` statements of the database. */
  schema: z.string().min(1),
  /** The right query; `nan` where the database cannot answer. */
  query: z.string(),
  /** Values stored with the question, see `EhrsqlGold`. */
  value: z.record(z.string(), z.unknown()),
  /** True when the database cannot answer the question. */
  impossible: z.boolean(),
});

const columns = z.object({
  question: z.string().optional(),
  query: z.string().optional(),
  value: z.record(z.string(), z.unknown()).default({}),
  is_impossible: z.boolean().default(false),
});

/** Questions of clinicians as queries of a database. */
export const ehrsql = suiteBenchmark({
  id: 'ehrsql',
  description: 'Writes the SQL query that answers a question from a database of patients in intensive care.',
  row,
  instruction: [
    'Write one SQLite query that answers the question from the database whose tables are given. Write the query alone,',
    'ending with a semicolon, without comments or code fences. If the database cannot answer the question, write nothing',
    'at all.',
  ].join(' '),
  input: ({ schema, question }) => `Tables:\n${schema}\n\nQuestion: ${question}`,
  cue: 'SQL:',
  answer: {
    scorers: (path) => [
      {
        ...ehrsqlScorer({
          database:
            path === undefined
              ? { sql: readFileSync(join(dataDir(), 'suite', 'ehrsql.sql'), 'utf8') }
              : originalFile(originalFolder(path, 'eicu.sqlite'), 'eicu.sqlite'),
          gold: ({ query, value, impossible }: z.output<typeof row>) => ({ query, value, impossible }),
        }),
        name: 'ehrsql-execution-accuracy',
      },
    ],
  },
  originals: {
    expects: [
      'A folder with eicu.sql (the tables), eicu.sqlite (the database), valid.json and test.json of EHRSQL, all of eICU: lists',
      'of objects with question, query, value and is_impossible. Both lists are asked; items without question or query are',
      'left out. MedHELM took 1,000 of them at random.',
    ].join(' '),
    format: 'helm',
    access: [
      'Public: https://github.com/glee4810/EHRSQL, folder dataset/ehrsql/eicu; the database that HELM uses is eicu.sqlite of',
      'https://github.com/raulista1997/benchmarkdata. eICU itself is on PhysioNet, for credentialed users.',
    ].join(' '),
    async *load(path, options) {
      const folder = originalFolder(path, 'eicu.sql');
      const schema = createTables(await readFile(originalFile(folder, 'eicu.sql'), 'utf8'));
      for (const split of ['valid', 'test']) {
        const file = originalFile(folder, `${split}.json`, `ehrsql_${split}.json`);
        yield* readRows(file, {
          ...options,
          columns,
          records: jsonRecords(file, z.array(z.unknown())),
          row: ({ question, query, value, is_impossible: impossible }) =>
            question === undefined || query === undefined
              ? `it has no ${question === undefined ? 'question' : 'query'}`
              : { row: { question, schema, query, value, impossible } },
        });
      }
    },
  },
});
