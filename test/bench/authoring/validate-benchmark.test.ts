import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { validateBenchmark } from '../../../src/bench/authoring/validate-benchmark.ts';

const folder = mkdtempSync(join(tmpdir(), 'validate-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const src = resolve(import.meta.dirname, '../../../src/bench/index.ts');
const module = (name: string, body: string): string =>
  write(name, `import { defineBenchmark } from ${JSON.stringify(src)};\n${body}`);

describe('validateBenchmark', () => {
  test('says what a yaml would run', async () => {
    write('prompt.txt', 'Is {n}?');
    write('rows.csv', 'n,correct_answer\n1,yes\n22,no\n');
    const yaml = 'name: N\nprompt_file: prompt.txt\ndataset_file: rows.csv\nmetrics: [{ name: exact_match }]\n';
    expect(await validateBenchmark(write('n.yaml', yaml))).toEqual({
      problems: [],
      rows: 2,
      plans: [
        {
          id: 'n',
          name: 'N',
          instances: 2,
          replicates: 1,
          scorers: ['exact_match'],
          firstPrompt: [{ role: 'user', content: 'Is 1?' }],
          promptCharacters: 5 + 6,
        },
      ],
    });
  });

  test('finds every problem of a data set', async () => {
    const path = write('ids.csv', 'id,a\n1,x\n1,y\n2\n,z\n3,w\n1,v\n');
    const { problems, rows } = await validateBenchmark(path);
    expect(problems.map(({ row, message }) => [row, message])).toEqual([
      [3, "it has the id '1' of row 2"],
      [4, 'it has 1 values, the header has 2 names'],
      [5, 'it has no id, but ""'],
      [7, "it has the id '1' of row 2"],
    ]);
    expect(rows).toBe(2);
  });

  test('checks the benchmarks that a module exports', async () => {
    const path = module(
      'ok.ts',
      `export const first = defineBenchmark({
        id: 'first', data: [{ q: 'ab', a: 'x' }, { q: 'abc', a: 'x' }], replicates: 2,
        prompt: (row: { q: string }) => row.q, scorers: { metric: 'exact-match', gold: (row: { a: string }) => row.a },
      } as never);
      export default first;`,
    );
    expect(await validateBenchmark(path)).toMatchObject({
      problems: [],
      rows: 2,
      plans: [{ id: 'first', instances: 2, replicates: 2, scorers: ['exact-match'], promptCharacters: 10 }],
    });
  });

  test('finds what is wrong with a module: its definition, its prompts, its exports, its code', async () => {
    const definition = module('wrong.mjs', `export default defineBenchmark({ id: 'A', data: [] });`);
    expect((await validateBenchmark(definition)).problems.map(({ key }) => key)).toEqual([
      'id',
      'data',
      'prompt',
      'scorers',
    ]);
    const prompts = module(
      'prompts.mjs',
      `export default defineBenchmark({ id: 'a', data: [{ q: 1 }, { q: 'ok' }, {}],
        prompt: (row) => row.q.trim(), scorers: { metric: 'exact-match', gold: () => 'x' } });`,
    );
    const { problems, plans } = await validateBenchmark(prompts);
    expect(problems.map(({ row, key }) => [row, key])).toEqual([
      [1, 'prompt'],
      [3, 'prompt'],
    ]);
    expect(plans[0]!.instances).toBe(1);
    expect((await validateBenchmark(write('none.mjs', 'export const a = 1;'))).problems).toMatchObject([
      { message: 'it exports no benchmark' },
    ]);
    expect((await validateBenchmark(write('throws.mjs', 'throw new Error("oh no");'))).problems).toMatchObject([
      { message: 'it cannot be loaded (oh no)', remedy: 'correct the module' },
    ]);
  });

  test('refuses a file whose ending tells no format', async () => {
    expect((await validateBenchmark('bench.docx')).problems).toMatchObject([{ message: 'its ending tells no format' }]);
  });
});
