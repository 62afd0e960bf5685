import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jsonLines } from '../../bench/run/json-lines.ts';
import { runBenchmark } from '../../bench/run/run-benchmark.ts';
import { openCache } from '../../llm/cache/open-cache.ts';
import { openaiModel } from '../../llm/openai-model.ts';
import { requestKey } from '../../llm/request-key.ts';
import { speedBenchmark } from './speed-benchmark.ts';

/** Instances per second of a run, and lines per second of a plain read. */
export interface CacheSpeed {
  ours: number;
  plain: number;
}

/** Has a cache in the folder hold an answer to each of `n` questions, that of the server to the first one. */
export async function fillCache(url: string, folder: string, n: number): Promise<void> {
  const cache = await openCache(join(folder, 'cache'));
  const model = openaiModel('mock/served', { baseURL: url });
  const { instances, prompt, parameters } = speedBenchmark(n);
  let answer;
  for await (const { row } of instances()) {
    const request = { messages: prompt(row), parameters, replicate: 0 };
    answer ??= await model.complete(request);
    cache.put(requestKey(model, request), answer);
  }
  cache.close();
}

/** Runs the same questions again, and reads the lines of the cache; meant for a process of its own. */
export async function cacheSpeed(url: string, folder: string, n: number): Promise<CacheSpeed> {
  const perSecond = (started: number): number => (1000 * n) / (performance.now() - started);
  const running = performance.now();
  await runCached(url, folder, n);
  const ours = perSecond(running);
  const reading = performance.now();
  let lines = 0;
  for (const name of readdirSync(join(folder, 'cache')))
    for await (const _ of jsonLines(join(folder, 'cache', name))) lines++;
  if (lines !== n) throw new Error(`the cache holds ${lines} lines, not ${n}`);
  return { ours, plain: perSecond(reading) };
}

async function runCached(url: string, folder: string, n: number): Promise<void> {
  const cache = await openCache(join(folder, 'cache'));
  const model = openaiModel('mock/served', { baseURL: url });
  const directory = join(folder, 'run');
  const { outcomes } = await runBenchmark(speedBenchmark(n), model, { directory, concurrency: 256, cache });
  cache.close();
  if (outcomes.complete !== n) throw new Error(`${n - outcomes.complete} of ${n} requests failed`);
}
