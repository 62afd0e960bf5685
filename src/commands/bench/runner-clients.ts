import { rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from '../../bench/benchmark.ts';
import { runBenchmark } from '../../bench/run/run-benchmark.ts';
import { leanFetch } from '../../llm/lean-fetch.ts';
import { openaiModel } from '../../llm/openai-model.ts';

/** What asks the server: our runner, a bare loop over the openai SDK, or one over node:http. */
export type RunnerClient = 'ours' | 'sdk' | 'http';

export interface ClientSpeed {
  perSecond: number;
  /** CPU of the client's process per request, in microseconds. */
  cpu: number;
}

/** One question in some 500 characters, another for each number. */
const question = (k: number): string =>
  `Case ${k}. ${'The patient reports fatigue and thirst over some weeks, with weight loss. '.repeat(6)}Is this urgent?`;

const body = (k: number) => ({
  model: 'served',
  messages: [{ role: 'user' as const, content: question(k) }],
  max_tokens: 10,
  temperature: 0,
});

const clients: Record<RunnerClient, (url: string, concurrency: number) => Promise<(n: number) => Promise<void>>> = {
  async ours(url, concurrency) {
    const model = openaiModel('mock/served', { baseURL: url });
    const benchmark = (n: number): Benchmark<{ k: number }> => ({
      id: 'speed',
      name: 'Speed',
      description: 'Made-up questions.',
      synthetic: true,
      split: 'test',
      *instances() {
        for (let k = 0; k < n; k++) yield { id: `q-${k}`, row: { k } };
      },
      prompt: ({ k }) => [{ role: 'user', content: question(k) }],
      scorers: [
        {
          name: 'mentions-server',
          scale: { min: 0, max: 1 },
          identity: {},
          score: ({ completion: { text } }) => ({ status: 'scored', value: Number(text.includes('server')) }),
        },
      ],
      parameters: { maxTokens: 10, temperature: 0 },
      replicates: 1,
    });
    return async (n) => {
      const folder = mkdtempSync(join(tmpdir(), 'assaybook-bench-'));
      const { outcomes } = await runBenchmark(benchmark(n), model, { directory: join(folder, 'run'), concurrency });
      await rm(folder, { recursive: true });
      if (outcomes.complete !== n) throw new Error(`${n - outcomes.complete} of ${n} requests failed`);
    };
  },
  async sdk(url, concurrency) {
    const { default: OpenAI } = await import('openai');
    const client = new OpenAI({ baseURL: url, apiKey: 'none', maxRetries: 0, fetch: await leanFetch() });
    return loop(concurrency, async (k) => {
      const { choices } = await client.chat.completions.create(body(k));
      if (!choices[0]!.message.content) throw new Error('an empty answer');
    });
  },
  http(url, concurrency) {
    const { hostname, port, pathname } = new URL(url);
    const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
    const headers = { 'content-type': 'application/json' };
    const options = { agent, hostname, port, path: `${pathname}/chat/completions`, method: 'POST', headers };
    const post = (k: number) =>
      new Promise<void>((resolve, reject) => {
        const sent = request(options, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () => {
            if (!JSON.parse(text).choices[0].message.content) reject(new Error('an empty answer'));
            else resolve();
          });
        });
        sent.on('error', reject);
        sent.end(JSON.stringify(body(k)));
      });
    return Promise.resolve(loop(concurrency, post));
  },
};

const loop = (concurrency: number, ask: (k: number) => Promise<void>) => async (n: number) => {
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < n) await ask(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, hand));
};

/** Asks `n` times after warming up; meant for a process of its own. */
export async function clientSpeed(
  client: RunnerClient,
  url: string,
  concurrency: number,
  n: number,
): Promise<ClientSpeed> {
  const ask = await clients[client](url, concurrency);
  await ask(Math.min(n, 20 * concurrency)); // opens connections, warms the compiler
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  await ask(n);
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (1000 * n) / (performance.now() - started), cpu: (user + system) / n };
}
