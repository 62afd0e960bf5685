import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CompletionRecord, ScoreRecord } from '../../src/bench/run/run-records.ts';
import { openHelmRun } from '../../src/interop/helm/open-helm-run.ts';
import { writeHelmRun } from '../../src/interop/helm/write-helm-run.ts';

const n = 100_000;
const completion = (i: number): CompletionRecord => ({
  instance: `q${i}`,
  replicate: 0,
  key: `k${i}`,
  row: { question: `${i} ${'x'.repeat(2000)}`, correct_answer: 'B' },
  messages: [{ role: 'user', content: `${i} ${'x'.repeat(2000)}` }],
  status: 'completed',
  completion: {
    text: 'B',
    outcome: 'complete',
    finishReason: 'stop',
    served: { model: null, fingerprint: null, id: null },
    usage: null,
    milliseconds: 1,
    attempts: 1,
    simulated: true,
  },
});

test('100,000 instances of 4 KB are written and read in less memory than a quarter of their size', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'helm-memory-'));
  const scorer = { name: 'exact-match', scale: { min: 0, max: 1 }, identity: {} };
  let peak = 0;
  const watch = (i: number) => {
    if (i % 1000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
  };
  const start = process.memoryUsage().heapUsed;
  await writeHelmRun(folder, {
    description: {
      schema: 1,
      benchmark: { id: 'large', name: 'Large', description: '', synthetic: true, split: 'test' },
      model: { name: 'mock/any', simulated: true, identity: {} },
      parameters: {},
      replicates: 1,
      scorers: [scorer],
      versions: {},
    },
    async *completions() {
      for (let i = 0; i < n; i++) {
        watch(i);
        yield completion(i);
      }
    },
    async *scores(): AsyncGenerator<ScoreRecord> {
      for (let i = 0; i < n; i++)
        yield { instance: `q${i}`, replicate: 0, key: `k${i}`, score: { status: 'scored', value: i % 2 } };
    },
  });
  const run = openHelmRun(folder);
  let [read, scored] = [0, 0];
  for await (const record of run.completions()) {
    watch(read);
    if (read++ === 77_777) expect(record).toEqual(completion(77_777));
  }
  for await (const { score } of run.scores('exact-match')) if (score.status === 'scored') scored += score.value;
  expect([read, scored]).toEqual([n, n / 2]);
  expect((peak - start) / 2 ** 20).toBeLessThan(100);
  rmSync(folder, { recursive: true });
}, 240_000);
