import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runScores } from '../../../src/bench/results/run-scores.ts';
import type { OpenLog } from '../../../src/bench/run/log-file.ts';
import type { ScoringOptions } from '../../../src/bench/scorer.ts';
import { openRun } from '../../../src/bench/run/open-run.ts';
import { rescore } from '../../../src/bench/run/rescore.ts';
import { runBenchmark } from '../../../src/bench/run/run-benchmark.ts';
import type { RunProgress } from '../../../src/bench/run/run-progress.ts';
import { writeRun } from '../../../src/bench/run/write-run.ts';
import { ModelError } from '../../../src/llm/model-error.ts';
import { adder, addends, all, completion, exact, type Sum, sums } from './fakes.ts';

let directory: string;
beforeEach(() => void (directory = join(mkdtempSync(join(tmpdir(), 'assaybook-run-')), 'run')));
afterEach(() => rmSync(join(directory, '..'), { recursive: true }));

const completions = (): string => join(directory, 'completions.jsonl');
const lineCount = (): number => readFileSync(completions(), 'utf8').split('\n').length - 1;

describe('in flight', () => {
  test('are as many as allowed, and never more, judges included', async () => {
    const judge = adder({ milliseconds: 1, name: 'fake/judge' });
    let [now, most] = [0, 0];
    const counted = {
      ...exact,
      name: 'judged',
      score: async (
        { messages }: Parameters<typeof exact.score>[0],
        { within = (judge) => judge }: ScoringOptions = {},
      ) => {
        const ask = () => within(judge).complete({ messages, parameters: {}, replicate: 0 });
        await Promise.all([ask(), ask(), ask()]);
        return { status: 'scored' as const, value: 1 };
      },
    };
    const model = adder({
      answer: async (request) => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 1));
        now--;
        return completion(String(addends(request)[0] + 1));
      },
    });
    await runBenchmark(sums(60, { scorers: [counted] }), model, { directory, concurrency: 7 });
    expect(most).toBe(7);
    expect(judge.most).toBe(7);
    expect(judge.asked).toBe(180);
  });

  test('never above the limit for any limit and size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 40 }), async (concurrency, size) => {
        const model = adder({ milliseconds: 1 });
        await runBenchmark(sums(size), model, { concurrency });
        expect(model.most).toBe(Math.min(concurrency, size));
      }),
      { numRuns: 15 },
    );
  });
});

describe('a torn last line', () => {
  test('is cut away wherever it was torn, and its request is made again', async () => {
    await runBenchmark(sums(5), adder(), { directory });
    const whole = readFileSync(completions(), 'utf8');
    const last = whole.trimEnd().lastIndexOf('\n') + 1;
    for (const cut of [last + 1, last + 20, whole.length - 2]) {
      writeFileSync(completions(), whole.slice(0, cut));
      const model = adder();
      const { notes, outcomes } = await runBenchmark(sums(5), model, { directory });
      expect(model.asked).toBe(1);
      expect(notes).toEqual([
        expect.stringContaining(`cut ${cut - last} bytes of a torn last line off ${completions()}`),
      ]);
      expect(outcomes.complete).toBe(5);
    }
  });

  test('that only lacks its end is kept', async () => {
    await runBenchmark(sums(5), adder(), { directory });
    writeFileSync(completions(), readFileSync(completions(), 'utf8').trimEnd());
    const model = adder();
    await runBenchmark(sums(5), model, { directory });
    expect([model.asked, lineCount()]).toEqual([0, 5]);
  });

  test('is not read, and a broken line before it is an error with file and line', async () => {
    await runBenchmark(sums(3), adder(), { directory });
    appendFileSync(completions(), '{"instance":"s-');
    expect(await all((await openRun(directory)).completions())).toHaveLength(3);
    appendFileSync(completions(), '\n');
    await expect(runBenchmark(sums(3), adder(), { directory })).rejects.toThrow(
      `${completions()}, line 4: is not JSON`,
    );
  });
});

describe('the lock', () => {
  test('refuses a second run on the directory, and is gone afterwards', async () => {
    const first = runBenchmark(sums(20), adder({ milliseconds: 300 }), { directory });
    while (!existsSync(join(directory, 'run.lock'))) await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(runBenchmark(sums(20), adder(), { directory })).rejects.toThrow(
      `${directory} is being written by process ${process.pid}: wait for it or end it`,
    );
    await first;
    expect(readdirSync(directory)).not.toContain('run.lock');
  });

  test('of a dead process is taken over, and the summary says so', async () => {
    await runBenchmark(sums(3), adder(), { directory });
    const lock = join(directory, 'run.lock');
    writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 + 7, host: hostname(), started: '1' }));
    const { notes } = await runBenchmark(sums(3), adder(), { directory });
    expect(notes).toEqual([expect.stringContaining(`took over the lock of process ${2 ** 22 + 7}`)]);
    // The number of a living process, which started at another time: a later process got the number.
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    if (process.platform === 'linux') await runBenchmark(sums(3), adder(), { directory });
    writeFileSync(lock, JSON.stringify({ pid: 1, host: 'elsewhere', started: '1' }));
    await expect(runBenchmark(sums(3), adder(), { directory })).rejects.toThrow(
      `process 1 on elsewhere: if it is gone, delete ${lock}`,
    );
  });
});

test('a full disk stops the run with one message; what was recorded stays, and the same call goes on', async () => {
  let room = 20_000;
  const small: OpenLog = async (path) => {
    const handle = await open(path, 'a+');
    return Object.assign(Object.create(handle) as typeof handle, {
      async write(bytes: Uint8Array, offset: number, length: number) {
        if (room === 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        const part = Math.min(room, length);
        room -= part;
        return handle.write(bytes, offset, part, null);
      },
      stat: () => handle.stat(),
      read: handle.read.bind(handle),
      datasync: () => handle.datasync(),
      truncate: (size: number) => handle.truncate(size),
      close: () => handle.close(),
    });
  };
  const first = adder({ milliseconds: 1 });
  const full = runBenchmark(sums(1000), first, { directory, concurrency: 8, open: small });
  await expect(full).rejects.toThrow(
    /the disk is full, so the run stopped. All that was recorded before is kept: free some space/,
  );
  const kept = lineCount();
  expect(kept).toBeGreaterThan(10);
  expect(first.asked - kept).toBeLessThanOrEqual(8 + 100);
  const second = adder();
  const { outcomes } = await runBenchmark(sums(1000), second, { directory });
  expect(second.asked).toBe(1000 - kept);
  expect(outcomes.complete).toBe(1000);
});

describe('going on is refused', () => {
  const refused = async (benchmark: ReturnType<typeof sums>, model = adder()): Promise<string> => {
    const before = readFileSync(completions());
    const error = (await runBenchmark(benchmark, model, { directory }).catch((cause: unknown) => cause)) as Error;
    expect(error.name).toBe('RunChangedError');
    expect(readFileSync(completions())).toEqual(before);
    return error.message;
  };
  beforeEach(() => runBenchmark(sums(10), adder(), { directory }));

  test('with other parameters, another model, fewer replicates or instances', async () => {
    expect(await refused(sums(10, { parameters: { maxTokens: 9 } }))).toContain(
      'parameters.maxTokens: 5 there, 9 here\n  parameters.temperature: 0 there, none here',
    );
    expect(await refused(sums(10), adder({ name: 'fake/other' }))).toContain(
      'model.name: "fake/adder" there, "fake/other" here',
    );
    expect(await refused(sums(10, { id: 'other' }))).toContain('benchmark.id: "sums" there, "other" here');
    expect(await refused(sums(9))).toContain(
      'an answer for instance "s-9", replicate 0, which the data set does not have',
    );
  });

  test('with another prompt or another row, showing the difference', async () => {
    const asked = sums(10, { prompt: ({ a, b }) => [{ role: 'user', content: `${a} + ${b} = ?` }] });
    expect(await refused(asked)).toContain(
      '"s-0" of sums, but its prompt has changed since:\n  there: …ole":"user","content":"0 + 1 ="}]',
    );
    const moved = sums(10, {
      *instances() {
        for (let k = 0; k < 10; k++) yield { id: `s-${k}`, row: { a: k, b: 1, ...(k === 4 && { gold: 'five' }) } };
      },
    });
    expect(await refused(moved)).toMatch(
      /"s-4" of sums, but its row has changed since:\n {2}there: .*"b":1}\n {2}here: {2}.*"gold":"five"/,
    );
  });
});

test('more instances, a higher limit and more replicates extend a run', async () => {
  await runBenchmark(sums(10), adder(), { directory, limit: 5 });
  const model = adder();
  await runBenchmark(sums(10), model, { directory, limit: 7 });
  expect(model.asked).toBe(2);
  await runBenchmark(sums(12), model, { directory, replicates: 2 });
  expect(model.asked).toBe(2 + 24 - 7);
  const run = await openRun(directory);
  expect([run.expected, run.description.replicates, run.description.limit]).toEqual([24, 2, undefined]);
});

describe('instances', () => {
  test('of one id are refused by both positions, before anything is asked', async () => {
    const twice = sums(3, {
      *instances() {
        for (const id of ['a', 'b', 'c', 'b']) yield { id, row: { a: 1, b: 1 } };
      },
    });
    const model = adder();
    await expect(runBenchmark(twice, model)).rejects.toThrow(
      'sums: the instances at positions 2 and 4 both have the id "b"',
    );
    expect(model.asked).toBe(0);
    await expect(runBenchmark(sums(0), model)).rejects.toThrow('sums: the data set has no instance');
  });

  test('whose prompt cannot be made are named', async () => {
    const broken = sums(3, {
      prompt: ({ a }) => {
        if (a === 1) throw new Error('no column "question"');
        return [{ role: 'user', content: `${a} + 1 =` }];
      },
    });
    await expect(runBenchmark(broken, adder())).rejects.toThrow(
      'sums: no prompt can be made of instance "s-1": no column "question"',
    );
  });
});

describe('failures', () => {
  const failing = (kind: 'server-error' | 'key-refused', until = Infinity) => {
    let asked = 0;
    return adder({
      answer: (request) => {
        if (asked++ < until) throw new ModelError(kind, 'it went wrong', { attempts: 3 });
        return completion(String(addends(request)[0] + 1));
      },
    });
  };

  test('are recorded as such, never scored, and asked again at the next start', async () => {
    const { outcomes, scorers } = await runBenchmark(sums(10), failing('server-error', 4), { directory });
    expect(outcomes).toMatchObject({ failed: 4, complete: 6 });
    expect(scorers[0]).toEqual({ name: 'exact', mean: 1, scored: 6, unscored: 0, missing: 0 });
    const kept = adder();
    await runBenchmark(sums(10), kept, { directory, retryFailed: false });
    expect(kept.asked).toBe(0);
    await runBenchmark(sums(10), kept, { directory });
    expect([kept.asked, lineCount()]).toEqual([4, 14]);
    const records = await all((await openRun(directory)).completions());
    expect(records.map(({ status }) => status)).toEqual(Array(10).fill('completed'));
  });

  test('in a row, or for want of a key, stop the run', async () => {
    const dead = failing('server-error');
    await expect(runBenchmark(sums(1000), dead, { directory, concurrency: 4, maxFailures: 20 })).rejects.toThrow(
      '20 requests in a row ended without a completion, the last one so: it went wrong',
    );
    expect(dead.asked).toBeLessThan(25);
    await expect(runBenchmark(sums(10), failing('key-refused'))).rejects.toThrow(
      'all that was recorded is kept. it went wrong',
    );
  });
});

test('a run that is ended says so, and how to go on', async () => {
  const controller = new AbortController();
  const told: RunProgress[] = [];
  const model = adder({
    answer: (request) => {
      if (addends(request)[0] === 50) controller.abort();
      return completion(String(addends(request)[0] + 1));
    },
  });
  const summary = await runBenchmark(sums(100), model, {
    directory,
    concurrency: 4,
    signal: controller.signal,
    onProgress: (progress) => told.push(progress),
  });
  expect(summary.status).toBe('ended');
  expect(summary.notes).toEqual([
    `ended before all was done: make the same call again, with the directory ${directory}, to go on from there`,
  ]);
  expect(lineCount()).toBe(summary.outcomes.complete);
  expect(told.at(-1)).toMatchObject({ total: 100, failed: 0 });
  const second = adder();
  await runBenchmark(sums(100), second, { directory });
  expect(second.asked).toBe(100 - summary.outcomes.complete);
});

describe('rescoring', () => {
  const half = {
    ...exact,
    name: 'exact',
    identity: { rule: 'half' },
    score: () => ({ status: 'scored' as const, value: 0.5 }),
  };

  test('asks nothing, writes beside the earlier scores, and does not repeat itself', async () => {
    await runBenchmark(sums(10), adder({ wrongEvery: 2 }), { directory });
    const before = readdirSync(join(directory, 'scores')).filter((name) => name.endsWith('.jsonl'));
    const text = readFileSync(join(directory, 'scores', before[0]!), 'utf8');
    const summary = await rescore(directory, { ...sums(10), scorers: [half] });
    expect(summary).toMatchObject({ asked: 0, scorers: [{ name: 'exact', mean: 0.5, scored: 10 }] });
    expect(readFileSync(join(directory, 'scores', before[0]!), 'utf8')).toBe(text);
    const run = await openRun(directory);
    expect(run.scorers.map(({ identity }) => identity.rule)).toEqual(['equal', 'half']);
    expect((await runScores(run)).values).toEqual(Array(10).fill(0.5));
    expect((await all(run.scores(run.scorers[0]))).map(({ score }) => score)).toContainEqual({
      status: 'scored',
      value: 1,
    });
    await expect(rescore(directory, { ...sums(10), id: 'other' })).rejects.toThrow(
      'benchmark.id: "sums" there, "other" here',
    );
  });

  test('with a scorer that fails records nothing, counts it, and can be done again', async () => {
    const broken = {
      ...exact,
      name: 'broken',
      score: ({ row }: { row: Sum }) => {
        if (row.a === 3) throw new Error('no such column');
        return { status: 'scored' as const, value: row.a === 4 ? Number.NaN : 1 };
      },
    };
    const { scorers, notes } = await runBenchmark(sums(10, { scorers: [broken] }), adder(), { directory });
    expect(scorers[0]).toEqual({ name: 'broken', mean: 1, scored: 8, unscored: 0, missing: 2 });
    expect(notes[0]).toContain('the scorer broken failed on 2 answers, first on instance "s-3": no such column');
    const mended = { ...broken, score: () => ({ status: 'scored' as const, value: 1 }) };
    expect((await rescore(directory, { ...sums(10), scorers: [mended] })).scorers[0]!.scored).toBe(10);
  });
});

test('a run that is written is the run that was read', async () => {
  const { run } = await runBenchmark(sums(10), adder({ wrongEvery: 3 }), { directory });
  const copy = await writeRun(`${directory}-copy`, {
    description: run.description,
    completions: run.completions(),
    scores: { exact: run.scores('exact') },
  });
  expect(copy.description).toEqual(run.description);
  expect(await all(copy.completions())).toEqual(await all(run.completions()));
  expect(await runScores(copy)).toEqual(await runScores(run));
  await expect(writeRun(directory, { description: run.description, completions: [] })).rejects.toThrow(
    'holds a run already',
  );
  expect(() => copy.scores('exat')).toThrow('exat did not score this run; exact did: did you mean exact?');
});
