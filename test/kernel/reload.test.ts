import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelClient, startKernel } from '../../src/kernel/kernel-client.ts';
import { type ProjectCopy, smallProjectCopy } from './project-copy.ts';
import { type CellRun, runCell } from './run-cell.ts';

let copy: ProjectCopy;
let kernel: KernelClient;

const SMALL = {
  'src/small/base.ts': 'export const base = (): number => 1;\n',
  'src/small/top.ts':
    "import { base } from './base.ts';\n/** Ten times the base. */\nexport const top = (): number => 10 * base();\n",
};

beforeAll(async () => {
  copy = await smallProjectCopy(SMALL);
  kernel = await startKernel(copy.root, join(copy.root, 'notebooks/medhelm'));
});
afterAll(async () => {
  await kernel?.shutdown();
  copy?.remove();
});

const run = (code: string): Promise<CellRun> => runCell(kernel, code);
const IMPORT = "import { top } from '../../src/small/top.ts';";
async function result(code: string): Promise<string | undefined> {
  const cell = await run(code);
  expect(cell.error).toBeUndefined();
  return cell.result;
}

describe('an edit of src', () => {
  it('is there when the import cell runs again, also in what depends on the edited file', async () => {
    expect(await result(`${IMPORT}\ntop()`)).toBe('10');
    copy.alter('src/small/base.ts', '=> 1', '=> 2');
    expect(await result('top()')).toBe('10');
    expect(await result(`${IMPORT}\ntop()`)).toBe('20');
    expect(await result('top()')).toBe('20');
  });
  it('is type-checked against cells', async () => {
    copy.alter('src/small/top.ts', '(): number => 10 * base()', '(times: number): number => times * base()');
    expect((await run(`${IMPORT}\ntop()`)).error).toMatch(/Expected 1 arguments.*TS2554/);
    expect(await result(`${IMPORT}\ntop(3)`)).toBe('6');
  });
  it('that does not parse stops the cell, naming file and line; the next edit mends it', async () => {
    copy.alter('src/small/base.ts', '=> 2', '=> {');
    const { error, traceback } = await run(`${IMPORT}\ntop(3)`);
    expect(error).toMatch(/^CompileError: src does not compile:/);
    expect(traceback).toMatch(/src\/small\/base\.ts\(2,1\): error TS1005/);
    expect(await result('top(3)')).toBe('6');
    copy.alter('src/small/base.ts', '=> {', '=> 5');
    expect(await result(`${IMPORT}\ntop(3)`)).toBe('15');
  });
  it('that does not type-check stops the cell, naming file and line; the next edit mends it', async () => {
    copy.alter('src/small/base.ts', '=> 5', "=> 'five'");
    expect((await run(`${IMPORT}\ntop(3)`)).traceback).toMatch(
      /src\/small\/base\.ts\(1,\d+\): error TS2322: Type 'string' is not assignable to type 'number'/,
    );
    copy.alter('src/small/base.ts', "=> 'five'", '=> 6');
    expect(await result(`${IMPORT}\ntop(3)`)).toBe('18');
  });
  it('that adds a file makes it importable', async () => {
    const code = "import { fresh } from '../../src/small/fresh.ts';\nfresh";
    expect((await run(code)).error).toMatch(/Cannot find module '\.\.\/\.\.\/src\/small\/fresh\.ts'/);
    copy.write('src/small/fresh.ts', "export const fresh = 'new';\n");
    expect(await result(code)).toBe('new');
  });
  it('shows in completion and in what Shift+Tab shows', async () => {
    copy.alter('src/small/top.ts', 'Ten times the base.', 'So many times the base.');
    await run(IMPORT);
    const reply = await kernel.request('inspect_request', { code: 'top', cursor_pos: 2, detail_level: 0 });
    expect((reply.data as Record<string, string>)['text/plain']).toContain('So many times the base.');
  });
  it('leaves the eight latest builds, and no half ones', async () => {
    const builds = readdirSync(join(copy.root, '.cache/src'));
    expect(builds.length).toBeLessThanOrEqual(8);
    expect(builds.filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('modules beside the notebook', () => {
  const LOCAL = "import { twice } from './local';";
  it('are compiled and loaded, with what they import', async () => {
    copy.write('notebooks/medhelm/dependency.ts', 'export const value: number = 4;\n');
    copy.write(
      'notebooks/medhelm/local.ts',
      "import { value } from './dependency';\nexport const twice = (): number => 2 * value;\n",
    );
    expect(await result(`${LOCAL}\ntwice()`)).toBe('8');
  });
  it('are loaded afresh after an edit', async () => {
    copy.alter('notebooks/medhelm/local.ts', '2 * value', '20 * value');
    expect(await result(`${LOCAL}\ntwice()`)).toBe('80');
  });
  it('are loaded afresh after an edit of what they import', async () => {
    copy.alter('notebooks/medhelm/dependency.ts', '= 4', '= 55');
    expect(await result(`${LOCAL}\ntwice()`)).toBe('1100');
  });
  it('may import src', async () => {
    copy.write(
      'notebooks/medhelm/with-src.ts',
      "import { stats } from '../../src';\nexport const half = stats.quantile([1, 2, 3], 0.5);\n",
    );
    expect(await result("import { half } from './with-src';\nhalf")).toBe('2');
  });
  it('may appear after a cell has asked for them in vain', async () => {
    const code = "import { late } from './late';\nlate";
    expect((await run(code)).error).toMatch(/Cannot find module '\.\/late'/);
    copy.write('notebooks/medhelm/late.ts', "export const late = 'here';\n");
    expect(await result(code)).toBe('here');
  });
  it('with a type error stop the cell, naming file and line; the next edit mends it', async () => {
    copy.write('notebooks/medhelm/wrong.ts', "// one\nexport const wrong: number = 'text';\n");
    const code = "import { wrong } from './wrong';\nwrong";
    expect((await run(code)).error).toMatch(/wrong\.ts:2:14 - Type 'string' is not assignable/);
    copy.alter('notebooks/medhelm/wrong.ts', "'text'", '7');
    expect(await result(code)).toBe('7');
  });
  it('that throw name their line', async () => {
    copy.write(
      'notebooks/medhelm/throws.ts',
      "// one\n// two\nexport const fail = (): never => {\n  throw new Error('from beside');\n};\n",
    );
    const { traceback } = await run("import { fail } from './throws';\nfail();");
    expect(traceback).toMatch(/Error: from beside\n {4}at .*\(notebooks\/medhelm\/throws\.(ts|js):\d+:\d+\)/);
    expect(traceback).toMatch(/throws\.ts:4:9/);
  });
  it('leave no JavaScript beside the notebook', () =>
    expect(readdirSync(join(copy.root, 'notebooks/medhelm')).filter((name) => name.endsWith('.js'))).toEqual([]));
});
