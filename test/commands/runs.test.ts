import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnMockServer, type SpawnedMockServer } from '../../src/llm/spawn-mock-server.ts';
import { projectRoot } from '../../src/project.ts';
import { scratch } from '../cells/scratch.ts';
import { runMain } from './run-main.ts';

const { path, file } = scratch();
const out = (): string => path('runs');

describe('run', () => {
  test('asks models the made-up instances, and ends in means with intervals, a leaderboard and a comparison', async () => {
    const { code, stdout } = await runMain('run', 'medec', '--model', 'mock/skilled,mock/weak', '--out', out());
    expect(code).toBe(0);
    expect(stdout).toMatch(/medec +mock\/skilled +medec-flag-accuracy +1\.000 +0\.610 to 1\.000 +6 of 6 +none/);
    expect(stdout).toMatch(/mock\/weak +0\.000 +2 \(2–2\)/);
    expect(stdout).toContain('mock/skilled minus mock/weak on medec, 6 of 6 instances paired');
    expect(stdout).toContain('Simulated');
  });

  test('goes on: what was answered is not asked again', async () => {
    const again = await runMain('run', 'medec', '-m', 'mock/skilled', '--out', out());
    expect(again.stderr).toContain('✓ medec mock/skilled  6 requests: 6 complete');
    expect(
      readFileSync(join(out(), 'medec', 'mock-skilled', 'completions.jsonl'), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(6);
  });

  test('refuses to go on with another benchmark, and shows the difference', async () => {
    const yaml = file(
      'medec.yaml',
      'name: MEDEC\ndescription: d\nprompt_file: p.txt\ndataset_file: d.csv\nmetrics:\n  - name: exact_match\n',
    );
    file('p.txt', 'Say {word}.');
    file('d.csv', 'word,correct_answer\nyes,yes\n');
    const { code, stderr } = await runMain('run', yaml, '-m', 'mock/skilled', '--out', out());
    expect(code).toBe(1);
    expect(stderr).toContain('parameters.maxTokens');
  });

  test('asks judges, and leaves open-ended answers unscored without them', async () => {
    const silent = await runMain('run', 'medalign', '-m', 'mock/skilled', '--out', path('open'));
    expect(silent.stdout).toMatch(/medalign +mock\/skilled +jury +– +undefined: nothing scored +0 of 5 +none +5/);
    const judged = await runMain('rescore', path('open/medalign/mock-skilled'), '--judge', 'mock/judge-a,mock/judge-b');
    expect(judged.code).toBe(0);
    expect(judged.stdout).toMatch(/medalign +mock\/skilled +jury +[45]\.\d{3} .* 5 of 5 +none +0/);
  });

  test.each([
    [['run', 'medec'], 'run needs --model'],
    [['run', '-m', 'echo'], 'name a benchmark'],
    [['run', 'medek', '-m', 'echo'], 'did you mean medec?'],
    [['run', 'medec', '-m', 'mock/skiled'], 'did you mean mock/skilled?'],
    [['run', 'medec', '-m', 'echo', '--data', 'medec'], '--data takes benchmark=path'],
    [['run', 'medec', '-m', 'echo', '--limit', '0'], '--limit takes a whole number from 1'],
    [['run', 'medec', '-m', 'echo', '--prices', 'nowhere.json'], 'nowhere.json'],
    [['report', 'nowhere'], 'nowhere is not there'],
    [['report', '--counting', 'x'], '--counting takes'],
    [['rescore'], 'rescore takes run directories'],
    [['validate'], 'validate takes one file'],
    [['fetch'], 'public are'],
    [['import', 'nowhere', '--out', 'x'], 'nowhere is not there'],
    [['export', 'x'], 'export needs --out'],
  ])('%s is answered with one message', async (args, message) => {
    const { code, stderr } = await runMain(...(args as [string, ...string[]]));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('names the variable of a missing key, and keeps what it has', async () => {
    const key = process.env.OPENAI_API_KEY;
    delete process.env.OPENAI_API_KEY;
    const { code, stderr } = await runMain('run', 'medec', '-m', 'openai/gpt-4o', '--out', path('no-key'));
    if (key !== undefined) process.env.OPENAI_API_KEY = key;
    expect(code).toBe(1);
    expect(stderr).toContain('set the environment variable OPENAI_API_KEY');
  });
});

describe('against a server', () => {
  let server: SpawnedMockServer;
  beforeAll(async () => {
    server = await spawnMockServer({ latency: 400 });
  });
  afterAll(() => server.close());

  test('Ctrl-C ends a run cleanly, says how to go on, and the same command asks only what is left', async () => {
    const bin = join(projectRoot(), 'bin', 'assaybook.mjs');
    const args = [
      'run',
      'medec',
      '-m',
      'local/x',
      '--base-url',
      server.url,
      '--out',
      path('served'),
      '--concurrency',
      '1',
    ];
    const child = spawn(process.execPath, [bin, ...args], { cwd: projectRoot() });
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (said += String(text)));
    const log = path('served/medec/local-x/completions.jsonl');
    while (!existsSync(log) || readFileSync(log, 'utf8').split('\n').length < 3)
      await new Promise((r) => setTimeout(r, 20));
    child.kill('SIGINT');
    const code = await new Promise((done) => child.once('exit', done));
    expect(code).toBe(130);
    expect(said).toContain('the same command goes on from there');
    const before = (await server.stats()).requests;
    expect(before).toBeLessThan(6);
    const whole = await runMain(...(args as [string, ...string[]]));
    expect(whole.code).toBe(0);
    expect((await server.stats()).requests).toBeLessThanOrEqual(7);
    expect(whole.stdout).toContain('6 of 6');
  });
});

describe('what a run leaves', () => {
  test('goes to HELM’s format and back, and into tables', async () => {
    const run = join(out(), 'medec', 'mock-skilled');
    expect((await runMain('export', run, '--helm', '--out', path('helm'))).code).toBe(0);
    expect(existsSync(path('helm/scenario_state.json'))).toBe(true);
    expect((await runMain('import', path('helm'), '--out', path('back'))).code).toBe(0);
    const rows = async (folder: string): Promise<unknown> =>
      JSON.parse((await runMain('report', folder, '--json')).stdout);
    expect(await rows(path('back'))).toEqual(await rows(run));
    expect((await runMain('export', run, '--out', path('results.csv'))).code).toBe(0);
    expect(readFileSync(path('results.csv'), 'utf8').split('\n')[0]).toContain('instance');
    expect((await runMain('import', path('helm'), '--out', run)).stderr).toContain('holds a run already');
  });
});

describe('validate', () => {
  test('tells every problem of a data set with row and column', async () => {
    const broken = file('broken.csv', 'id,question\n1,a\n1,b\n2\n');
    const { code, stdout } = await runMain('validate', broken);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ .*broken\.csv.*row/);
  });

  test('says what a good one would ask', async () => {
    writeFileSync(path('good.jsonl'), '{"id":"a","question":"?"}\n');
    expect(await runMain('validate', path('good.jsonl'))).toMatchObject({
      code: 0,
      stdout: '1 rows can be used\n✓ nothing to mend\n',
    });
  });
});
