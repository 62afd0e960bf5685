import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProjectCopy, projectCopy, smallProjectCopy } from '../kernel/project-copy.ts';
import { assaybook, type Finished, finished } from './assaybook.ts';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await projectCopy();
});
afterAll(() => copy?.remove());
const run = (...args: string[]): Promise<Finished> => assaybook(copy.root, args);

describe('the command line', () => {
  it.each([
    ['an unknown option', ['reproduce', '--onyl', 'x'], /^Unknown option '--onyl'/],
    ['an unknown option of claims', ['claims', '--jsno'], /^Unknown option '--jsno'/],
    ['a number that is none', ['reproduce', '--jobs', 'many'], /^--jobs takes a whole number from 1, got "many"\n$/],
    ['no job at all', ['reproduce', '--jobs', '0'], /^--jobs takes a whole number from 1, got "0"\n$/],
    ['a parameter without a value', ['reproduce', '-p', 'seed'], /^-p takes name=value, got "seed"\n$/],
    ['a parameter for outputs that are kept', ['notebooks', '-p', 'seed=2'], /^-p would write other outputs/],
    ['a kernel without a connection file', ['kernel'], /^kernel needs --config-path <file>\n$/],
  ])('answers %s with one message and exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ at .*:\d+/);
  });
  it('answers an unknown command with what there is', async () => {
    const { code, stderr } = await run('reprodcue');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^unknown command "reprodcue"\n\nusage: assaybook <command>/);
  });
  it('does not take properties of objects for commands', async () => expect((await run('toString')).code).toBe(2));
  it('shows help on request, and without a command, then with exit code 2', async () => {
    const help = await run('--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['reproduce', 'claims', 'notebooks', 'build', 'clean'])
      expect(help.stdout).toContain(`  ${name} `);
    expect(await run()).toMatchObject({ code: 2, stdout: help.stdout });
  });
  it('names the notebooks there are when none matches --only', async () => {
    const { code, stderr } = await run('reproduce', '--only', 'tabel-1*');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^no notebook matches "tabel-1\*"; there are:\n {2}notebooks\/00-start-here\.ipynb\n/);
    expect(stderr).not.toMatch(/ at .*:\d+/);
  });
  it('refuses a parameter that no selected notebook declares', async () => {
    const { code, stderr } = await run('reproduce', '--only', 'table-1*', '-p', 'sede=2');
    expect(code).toBe(1);
    expect(stderr).toContain('no selected notebook declares the parameter sede\n');
    expect(stderr).not.toMatch(/ at .*:\d+/);
  });
  it('names file and line when src does not compile', async () => {
    const broken = await smallProjectCopy();
    broken.write('src/wrong.ts', "export const n: number = 'text';\n");
    const { code, stderr } = await assaybook(broken.root, ['claims']);
    broken.remove();
    expect(code).toBe(1);
    expect(stderr).toMatch(/src does not compile:\nsrc\/wrong\.ts\(1,14\): error TS2322/);
    expect(stderr).not.toMatch(/ {4}at /);
  });
});

describe('build', () => {
  it('makes a package that TypeScript consumers import, with types', async () => {
    expect(await run('build')).toMatchObject({ code: 0 });
    const script =
      "import { leaderboard, papers, stats } from './dist/index.js'; console.log(stats.quantile([1, 2, 4], 0.5), typeof papers.loadMedhelm, typeof leaderboard.leaderboard)";
    const used = await finished(process.execPath, ['--input-type=module', '-e', script], { cwd: copy.root });
    expect(used).toMatchObject({ stdout: '2 function function\n', stderr: '', code: 0 });
    copy.write('consumer/package.json', '{ "type": "module" }');
    copy.write(
      'consumer/use.ts',
      "import { stats } from 'assaybook';\nexport const half: number = stats.quantile([1, 2], 0.5);\n// @ts-expect-error: a quantile is no text\nexport const wrong: string = stats.quantile([1, 2], 0.5);\n",
    );
    const { mkdirSync, symlinkSync } = await import('node:fs');
    mkdirSync(join(copy.root, 'consumer/node_modules'));
    symlinkSync(copy.root, join(copy.root, 'consumer/node_modules/assaybook'));
    const tsc = join(copy.root, 'node_modules/typescript/bin/tsc');
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck'];
    expect(
      await finished(process.execPath, [tsc, ...flags, 'use.ts'], { cwd: join(copy.root, 'consumer') }),
    ).toMatchObject({ code: 0, stdout: '' });
  });
});

describe('clean', () => {
  it('takes away what can be made again, says where it was, and nothing else', async () => {
    const before = readdirSync(copy.root).filter((name) => !['.cache', 'out', 'dist'].includes(name));
    const { code, stdout } = await run('clean');
    expect(code).toBe(0);
    expect(stdout).toContain(`emptied  ${join(copy.root, '.cache')}\n`);
    expect(stdout).toContain(`nothing in  ${join(copy.root, 'out')}\n`);
    expect(readdirSync(copy.root)).toEqual(before);
    expect(existsSync(join(copy.root, 'node_modules'))).toBe(true);
  });
});
