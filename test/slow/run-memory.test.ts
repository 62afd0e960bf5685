import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { compiledSource } from '../../src/kernel/compile.js';

const size = 1_000_000;

/**
 * Fills a cache with the answers to all requests, or runs on it and samples resident memory at each tenth. The model says
 * when it is asked, which it must not be.
 */
const program = (compiled: string) => `
const load = (path) => import(${JSON.stringify(pathToFileURL(compiled).href)} + '/' + path);
const [{ runBenchmark }, { openCache }, { requestKey }] = await Promise.all(
  ['bench/run/run-benchmark.js', 'llm/cache/open-cache.js', 'llm/request-key.js'].map(load),
);
const [what, folder] = process.argv.slice(1);
const cache = await openCache(folder + '/cache');
const model = {
  name: 'fake/remembered', simulated: true, identity: {},
  complete: () => { throw new Error('asked, though all answers are in the cache'); },
};
const parameters = { maxTokens: 5 };
const prompt = ({ k, text }) => [{ role: 'user', content: text + k }];
function* instances() {
  for (let k = 0; k < ${size}; k++) yield { id: 'instance-' + k, row: { k, text: 'some text of a row '.repeat(8) } };
}
if (what === 'fill') {
  for (const { row } of instances())
    cache.put(requestKey(model, { messages: prompt(row), parameters, replicate: 0 }), {
      text: String(row.k % 10), outcome: 'complete', finishReason: 'stop',
      served: { model: null, fingerprint: null, id: null }, usage: null, milliseconds: 1, attempts: 1, simulated: true,
    });
  cache.close();
} else {
  const tenths = [];
  let scored = 0;
  const score = ({ row, completion }) => {
    if (++scored % ${size / 10} === 0) tenths.push(process.memoryUsage.rss() / 1e6);
    return { status: 'scored', value: Number(completion.text === String(row.k % 2)) };
  };
  const benchmark = {
    id: 'many', name: 'Many', description: 'Made up.', synthetic: true, split: 'test', instances, prompt, parameters,
    scorers: [{ name: 'last', scale: { min: 0, max: 1 }, identity: {}, score }], replicates: 1,
  };
  const summary = await runBenchmark(benchmark, model, { directory: folder + '/run', cache });
  cache.close();
  console.log(JSON.stringify({
    tenths, peak: process.resourceUsage().maxRSS / 1000, seconds: summary.seconds, mean: summary.scorers[0].mean,
    counts: [summary.asked, summary.cached],
  }));
}
`;

test('a million instances from a cache stay under 400 MB, flat after the first tenth', async () => {
  const compiled = await compiledSource(resolve(import.meta.dirname, '../..'));
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-memory-'));
  try {
    const run = (what: string) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', program(compiled), what, folder], { encoding: 'utf8' });
    expect(run('fill')).toMatchObject({ stderr: '', status: 0 });
    const { stdout, stderr, status } = run('run');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const { tenths, peak, mean, counts, seconds } = JSON.parse(stdout);
    console.log(
      `peak ${peak.toFixed(0)} MB, tenths ${tenths.map(Math.round).join(' ')}, ${(size / seconds).toFixed(0)} instances/s`,
    );
    expect(counts).toEqual([0, size]);
    expect(mean).toBe(0.2); // numbers that end in 0 or 1
    expect(peak).toBeLessThan(400);
    expect(Math.max(...tenths) - tenths[0]).toBeLessThan(80);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
