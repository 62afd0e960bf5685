import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { compiledSource } from '../../src/kernel/compile.js';

const size = 1_000_000;

/** Runs on answers that come without a request, as from a cache, and samples resident memory at each tenth. */
const program = (compiled: string) => `
const { runBenchmark } = await import(${JSON.stringify(pathToFileURL(join(compiled, 'bench/run/run-benchmark.js')).href)});
const tenths = [];
let asked = 0;
const model = {
  name: 'fake/remembered', simulated: true, identity: {},
  complete: async ({ messages }) => {
    if (++asked % ${size / 10} === 0) tenths.push(process.memoryUsage.rss() / 1e6);
    return {
      text: messages[0].content.slice(-1), outcome: 'complete', finishReason: 'stop',
      served: { model: null, fingerprint: null, id: null }, usage: null, milliseconds: 1, attempts: 0, simulated: true,
    };
  },
};
const benchmark = {
  id: 'many', name: 'Many', description: 'Made up.', synthetic: true, split: 'test',
  *instances() { for (let k = 0; k < ${size}; k++) yield { id: 'instance-' + k, row: { k, text: 'some text of a row '.repeat(8) } }; },
  prompt: ({ k, text }) => [{ role: 'user', content: text + k }],
  scorers: [{ name: 'last', scale: { min: 0, max: 1 }, identity: {}, score: ({ row, completion }) => ({ status: 'scored', value: Number(completion.text === String(row.k % 2)) }) }],
  parameters: { maxTokens: 5 }, replicates: 1,
};
const summary = await runBenchmark(benchmark, model, { directory: process.argv[1] });
console.log(JSON.stringify({
  tenths, peak: process.resourceUsage().maxRSS / 1000, seconds: summary.seconds, mean: summary.scorers[0].mean,
  counts: [summary.asked, summary.cached],
}));
`;

test('a million instances from memory stay under 400 MB, flat after the first tenth', async () => {
  const compiled = await compiledSource(resolve(import.meta.dirname, '../..'));
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-memory-'));
  try {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', program(compiled), join(folder, 'run')],
      { encoding: 'utf8' },
    );
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
