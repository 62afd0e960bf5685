import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRun } from '../../../src/bench/run/open-run.ts';
import { runBenchmark } from '../../../src/bench/run/run-benchmark.ts';
import { adder, all, sums } from './fakes.ts';

let directory: string;
beforeEach(() => void (directory = join(mkdtempSync(join(tmpdir(), 'assaybook-run-')), 'run')));
afterEach(() => rmSync(join(directory, '..'), { recursive: true }));

describe('a run', () => {
  test('asks each instance once, and scores it', async () => {
    const model = adder({ wrongEvery: 4 });
    const summary = await runBenchmark(sums(100), model, { directory });
    expect(model.asked).toBe(100);
    expect(summary).toMatchObject({
      status: 'complete',
      of: 100,
      simulated: true,
      asked: 100,
      cached: 0,
      outcomes: { complete: 100, missing: 0, failed: 0 },
      scorers: [{ name: 'exact', mean: 0.75, scored: 100, unscored: 0, missing: 0 }],
      notes: [],
    });
    expect(readdirSync(directory).sort()).toEqual(['completions.jsonl', 'run.json', 'scores', 'sessions.jsonl']);
    const [line] = readFileSync(join(directory, 'completions.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(line!)).toMatchObject({
      instance: 's-0',
      replicate: 0,
      row: { a: 0, b: 1 },
      status: 'completed',
    });
  });

  test('gone on with asks nothing that was answered', async () => {
    await runBenchmark(sums(100), adder(), { directory, limit: 60 });
    const model = adder();
    const summary = await runBenchmark(sums(100), model, { directory });
    expect(model.asked).toBe(40);
    expect(summary.outcomes.complete).toBe(100);
    const run = await openRun(directory);
    expect(run.expected).toBe(100);
    expect(await all(run.scores())).toHaveLength(100);
  });
});
