import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { runScores } from '../../../src/bench/results/run-scores.ts';
import { openRun } from '../../../src/bench/run/open-run.ts';
import { runBenchmark } from '../../../src/bench/run/run-benchmark.ts';
import { syncWindow } from '../../../src/bench/run/synced-logs.ts';
import { compiledSource } from '../../../src/kernel/compile.js';
import { rng } from '../../../src/stats/rng.ts';
import { adder, exact, sums } from './fakes.ts';

const root = resolve(import.meta.dirname, '../../..');
export const size = 1200;
export const concurrency = 16;
const wrongEvery = 7;

/** Scores that take a while, so that kills fall into rescoring too. */
const late = { ...exact, name: 'late', identity: { rule: 'equal', late: true } };

/**
 * A program that runs sums to their end, asking a counting server, and then rescores them with another scorer. It says
 * `rescoring` in between.
 */
const program = (compiled: string) => `
import { request, Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';
const { runBenchmark } = await import(${JSON.stringify(pathToFileURL(join(compiled, 'bench/run/run-benchmark.js')).href)});
const { rescore } = await import(${JSON.stringify(pathToFileURL(join(compiled, 'bench/run/rescore.js')).href)});
const [directory, port] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: ${concurrency} });
const ask = (path) => new Promise((resolve, reject) => {
  request({ port, path, agent }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => resolve(text));
  }).on('error', reject).end();
});
const value = ({ row, completion }) => Number(completion.text === String(row.a + row.b));
const exact = {
  name: 'exact', scale: { min: 0, max: 1 }, identity: { rule: 'equal' },
  score: (answered) => ({ status: 'scored', value: value(answered) }),
};
const late = {
  name: 'late', scale: { min: 0, max: 1 }, identity: { rule: 'equal', late: true },
  score: async (answered) => (await setTimeout(1), { status: 'scored', value: value(answered) }),
};
const benchmark = {
  id: 'sums', name: 'Sums', description: 'Sums of two numbers, made up.', synthetic: true, split: 'test',
  *instances() { for (let k = 0; k < ${size}; k++) yield { id: 's-' + k, row: { a: k, b: 1 } }; },
  prompt: ({ a, b }) => [{ role: 'user', content: a + ' + ' + b + ' =' }],
  scorers: [exact], parameters: { maxTokens: 5, temperature: 0 }, replicates: 1,
};
const model = {
  name: 'fake/adder', simulated: true, identity: { wrongEvery: ${wrongEvery} },
  complete: async ({ messages }) => ({
    text: await ask('/' + messages[0].content.split(' ')[0]), outcome: 'complete', finishReason: 'stop',
    served: { model: null, fingerprint: null, id: null }, usage: null, milliseconds: 1, attempts: 1, simulated: true,
  }),
};
await runBenchmark(benchmark, model, { directory, concurrency: ${concurrency} });
console.log('rescoring');
await rescore(directory, { ...benchmark, scorers: [exact, late] }, { concurrency: ${concurrency} });
console.log('done');
`;

/**
 * Kills a run at seeded random points, each time starting it again, until it has been killed \`kills\` times or has
 * ended; then lets it end. Asserts that the report is that of an unbroken run, that nothing recorded was lost, and that
 * no kill cost more requests than those in flight and one sync window.
 */
export async function killLoop(
  kills: number,
  seed: number,
): Promise<{ kills: number; repeated: number; phases: string[] }> {
  const compiled = await compiledSource(root);
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-kill-'));
  const directory = join(folder, 'run');
  const file = join(folder, 'run.mjs');
  writeFileSync(file, program(compiled));
  const asked = new Map<number, number>();
  const server = createServer((request, response) => {
    const a = Number(request.url!.slice(1));
    asked.set(a, (asked.get(a) ?? 0) + 1);
    setTimeout(() => response.end(a % wrongEvery === 0 ? '0' : String(a + 1)), 4);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = String((server.address() as AddressInfo).port);
  const random = rng(seed, 'kill');
  const lines = (): string[] => {
    try {
      return readFileSync(join(directory, 'completions.jsonl'), 'utf8').split('\n').slice(0, -1);
    } catch {
      return [];
    }
  };
  const total = (): number => [...asked.values()].reduce((sum, n) => sum + n, 0);
  let [killed, repeated] = [0, 0];
  const phases: string[] = [];
  let child: ChildProcess | undefined;
  try {
    for (;;) {
      const recorded = lines();
      const requests = total();
      child = spawn(process.execPath, [file, directory, port], { stdio: ['ignore', 'pipe', 'pipe'] });
      let [said, failed] = ['', ''];
      child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
      child.stderr!.setEncoding('utf8').on('data', (text: string) => (failed += text));
      const ended = once(child, 'close');
      if (killed < kills) {
        // From the first request on, up to somewhat more than the run takes.
        while (total() === requests && child.exitCode === null && !said.includes('rescoring'))
          await new Promise((resolve) => setTimeout(resolve, 1));
        await new Promise((resolve) => setTimeout(resolve, random.integer(said.includes('rescoring') ? 120 : 90)));
        if (child.kill('SIGKILL')) killed++;
      }
      const [code] = (await ended) as [number | null];
      expect(failed).toBe('');
      phases.push(said.includes('done') ? 'done' : said.includes('rescoring') ? 'rescoring' : 'asking');
      const now = lines();
      expect(now.slice(0, recorded.length)).toEqual(recorded);
      const lost = total() - requests - (now.length - recorded.length);
      expect(lost).toBeLessThanOrEqual(concurrency + syncWindow.records);
      repeated += lost;
      if (code === 0) break;
    }
    const run = await openRun(directory);
    const whole = await runBenchmark(sums(size, { scorers: [exact, late] }), adder({ wrongEvery }), {
      directory: join(folder, 'unbroken'),
    });
    for (const scorer of ['exact', 'late']) {
      const [broken, unbroken] = [await runScores(run, { scorer }), await runScores(whole.run, { scorer })];
      expect(broken).toEqual(unbroken);
      expect(broken.values).toHaveLength(size);
    }
    return { kills: killed, repeated, phases };
  } finally {
    child?.kill('SIGKILL');
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
}
