import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runResults } from '../../../src/bench/results/run-results.ts';
import { runScores } from '../../../src/bench/results/run-scores.ts';
import { openRun } from '../../../src/bench/run/open-run.ts';
import { rescore } from '../../../src/bench/run/rescore.ts';
import { runBenchmark } from '../../../src/bench/run/run-benchmark.ts';
import type { RunProgress } from '../../../src/bench/run/run-progress.ts';
import type { CompletionRecord } from '../../../src/bench/run/run-records.ts';
import type { Scorer } from '../../../src/bench/scorer.ts';
import { priceMeter } from '../../../src/cost/price-meter.ts';
import type { Prices } from '../../../src/cost/prices.ts';
import { openCache } from '../../../src/llm/cache/open-cache.ts';
import type { Model } from '../../../src/llm/model.ts';
import { openaiModel } from '../../../src/llm/openai-model.ts';
import { spawnMockServer } from '../../../src/llm/spawn-mock-server.ts';
import { adder, addends, completion, exact, type Sum, sums } from './fakes.ts';

let folder: string;
let directory: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assaybook-run-'));
  directory = join(folder, 'run');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** An answer of the mock server, whatever it says. */
const answered: Scorer<Sum> = {
  ...exact,
  name: 'answered',
  score: ({ completion: { text } }) => ({ status: 'scored', value: Number(text.startsWith('Answer')) }),
};

describe('with one request in a hundred answered by 429 and one by 500', () => {
  test('all finish, with few repeats, none of them early, and never more in flight than allowed', async () => {
    const size = 1000;
    const server = await spawnMockServer({ latency: 3, rate429: 0.01, rate500: 0.01, retryAfter: 0.05 });
    try {
      const model = openaiModel('local/served', { baseURL: server.url });
      const { outcomes, scorers } = await runBenchmark(sums(size, { scorers: [answered] }), model, {
        directory,
        concurrency: 24,
      });
      expect(outcomes).toMatchObject({ complete: size, failed: 0, missing: 0 });
      expect(scorers[0]).toMatchObject({ mean: 1, scored: size });
      const { requests, failed, early, peakInFlight } = await server.stats();
      expect(failed[429]).toBeGreaterThan(0);
      expect(failed[500]).toBeGreaterThan(0);
      expect(requests - size).toBe(failed[429] + failed[500]);
      expect(requests).toBeLessThanOrEqual(1.05 * size);
      expect(early).toBe(0);
      expect(peakInFlight).toBeGreaterThan(12);
      expect(peakInFlight).toBeLessThanOrEqual(24);
    } finally {
      await server.close();
    }
  });
});

/** A judge that is asked three things of each answer. */
const judgedBy = (judge: Model): Scorer<Sum> => ({
  ...exact,
  name: 'judged',
  score: async ({ messages }, { within = (model: Model) => model } = {}) => {
    for (const replicate of [0, 1, 2]) await within(judge).complete({ messages, parameters: {}, replicate });
    return { status: 'scored', value: 1 };
  },
});

test('a cache spares the requests of other runs, those of judges included', async () => {
  const cache = await openCache(join(folder, 'cache'));
  const [model, judge] = [adder(), adder({ name: 'fake/judge' })];
  const benchmark = sums(20, { scorers: [judgedBy(judge)] });
  await runBenchmark(benchmark, model, { directory, cache });
  expect([model.asked, judge.asked]).toEqual([20, 60]);
  const again = await runBenchmark(benchmark, model, { directory: join(folder, 'again'), cache });
  cache.close();
  expect([model.asked, judge.asked]).toEqual([20, 60]);
  expect(again).toMatchObject({ asked: 0, cached: 20, outcomes: { complete: 20 } });
  await expect(runBenchmark(benchmark, model, { cache, within: (each) => each })).rejects.toThrow(
    'cache and within are both given',
  );
});

describe('a meter', () => {
  const prices: Prices = {
    ...{ id: 'made-up', asOf: '2026-01-01', evidence: 'quoted', source: 'made up' },
    prices: [
      { model: 'served/adder', input: 2, output: 10 },
      { model: 'served/judge', input: 1, output: 1 },
    ],
  };
  const served = (name: string): Model => ({
    ...adder({ answer: (request) => completion(String(addends(request)[0] + 1), { simulated: false }) }),
    name,
    simulated: false,
  });

  test('of prices counts answers and verdicts: in the progress, and in the summary', async () => {
    const told: RunProgress[] = [];
    const { cost } = await runBenchmark(
      sums(10, { scorers: [judgedBy(served('served/judge'))] }),
      served('served/adder'),
      { meter: priceMeter(prices), onProgress: (progress) => told.push(progress) },
    );
    // 5 tokens in and 1 out each: 10 × (5 × 2 + 10) and 30 × (5 + 1) USD per million tokens.
    expect(cost!.usd).toBeCloseTo(380e-6, 12);
    expect(cost!.models.map(({ model, requests }) => [model, requests])).toEqual([
      ['served/adder', 10],
      ['served/judge', 30],
    ]);
    expect(told.at(-1)!.usd).toBe(cost!.usd);
  });

  test('of prices that lacks the model refuses the run before anything is asked', async () => {
    const model = { ...adder(), name: 'served/other', simulated: false };
    await expect(runBenchmark(sums(10), model, { directory, meter: priceMeter(prices) })).rejects.toThrow(
      'served/other',
    );
    expect(model.asked).toBe(0);
  });

  test('of any kind tells the progress', async () => {
    const told: RunProgress[] = [];
    const options = { meter: { usd: () => 0.5 }, onProgress: (progress: RunProgress) => told.push(progress) };
    expect(await runBenchmark(sums(3), adder(), options)).not.toHaveProperty('cost');
    expect(told.at(-1)!.usd).toBe(0.5);
  });
});

test('scorers are told which model answered, when they score later too', async () => {
  const names: (string | undefined)[] = [];
  const named = (name: string): Scorer<Sum> => ({
    ...exact,
    name,
    score: ({ model }) => {
      names.push(model);
      return { status: 'scored', value: 1 };
    },
  });
  await runBenchmark(sums(1, { scorers: [named('first')] }), adder(), { directory });
  await rescore(directory, sums(1, { scorers: [named('second')] }));
  expect(names).toEqual(['fake/adder', 'fake/adder']);
});

test('the score of an answer that was lost is not taken for that of the answer that came in its place', async () => {
  await runBenchmark(sums(3), adder(), { directory });
  const file = join(directory, 'completions.jsonl');
  // As after a power failure that took the last answer but not its score: asked again, and killed before it was scored.
  const [first, second, last] = readFileSync(file, 'utf8').split('\n');
  const lost = JSON.parse(last!) as CompletionRecord & { status: 'completed' };
  const other = { ...lost, completion: { ...lost.completion, text: 'no idea' } };
  writeFileSync(file, `${first}\n${second}\n${JSON.stringify(other)}\n`);
  const run = await openRun(directory);
  expect((await runScores(run)).unseen).toBe(1);
  expect((await runResults(run)).map(({ status }) => status)).toEqual(['scored', 'scored', 'missing']);
  const { asked, scorers } = await runBenchmark(sums(3), adder(), { directory });
  expect(asked).toBe(0);
  expect(scorers[0]).toMatchObject({ scored: 3, mean: 1 / 3 });
  expect((await runScores(run)).values).toEqual([0, 1, 0]); // the adder is wrong on the first one
});
