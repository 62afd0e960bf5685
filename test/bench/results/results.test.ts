import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAllRuns } from '../../../src/bench/results/compare-all-runs.ts';
import { compareRuns } from '../../../src/bench/results/compare-runs.ts';
import { meanOfScores } from '../../../src/bench/results/mean-of-scores.ts';
import { resultTable } from '../../../src/bench/results/result-table.ts';
import { runMean } from '../../../src/bench/results/run-mean.ts';
import { runResults } from '../../../src/bench/results/run-results.ts';
import { type RunScores, runScores } from '../../../src/bench/results/run-scores.ts';
import type { Run } from '../../../src/bench/run/run.ts';
import { runBenchmark } from '../../../src/bench/run/run-benchmark.ts';
import type { Score } from '../../../src/bench/score.ts';
import { runLeaderboard } from '../../../src/leaderboard/run-leaderboard.ts';
import { ModelError } from '../../../src/llm/model-error.ts';
import { addends, adder, completion, type Sum, sums } from '../run/fakes.ts';

/** Instances 0 … 9: 0 fails, 1 is empty, 2 refused, 3 truncated, 4 cannot be scored; 5 to 7 are right, 8 and 9 wrong. */
const mixed = adder({
  name: 'fake/mixed',
  answer(request) {
    const [a, b] = addends(request);
    if (a === 0) throw new ModelError('server-error', 'the server had an error', { attempts: 5 });
    if (a === 1) return completion('');
    if (a === 2) return completion('', { outcome: 'refused' });
    if (a === 3) return completion('4', { outcome: 'truncated' });
    return completion(a <= 7 ? String(a + b) : 'no');
  },
});
const strict = {
  name: 'strict',
  scale: { min: 0, max: 1 },
  identity: {},
  score: ({ row, completion: { text } }: { row: Sum; completion: { text: string } }): Score =>
    row.a === 4
      ? { status: 'unscored', reason: 'no verdict' }
      : { status: 'scored', value: Number(text === String(row.a + row.b)) },
};
const mixedRun = async (): Promise<Run> => (await runBenchmark(sums(10, { scorers: [strict] }), mixed)).run;

/** A run whose instance k has the given value; a missing one is null. */
async function runOf(
  name: string,
  values: readonly (number | null)[],
  {
    sources,
    scale = { min: 0, max: 1 },
    id = 'sums',
  }: { sources?: string[]; scale?: { min: number; max: number }; id?: string } = {},
): Promise<Run> {
  const value = {
    name: 'value',
    scale,
    identity: {},
    score: ({ row }: { row: Sum }): Score => {
      const given = values[row.a]!;
      return given === null ? { status: 'unscored', reason: 'none' } : { status: 'scored', value: given };
    },
  };
  const benchmark = sums(values.length, {
    id,
    scorers: [value],
    taxonomy: { category: `of-${id}`, subcategory: 's' },
    *instances() {
      for (let k = 0; k < values.length; k++)
        yield { id: `s-${k}`, row: { a: k, b: 1 }, ...(sources && { source: sources[k]! }) };
    },
  });
  return (await runBenchmark(benchmark, adder({ name }))).run;
}

describe('what counts', () => {
  test('failed and unscored are left out and counted; refused, empty and truncated count as scored', async () => {
    const scores = await runScores(await mixedRun());
    expect(scores.values).toEqual([null, 0, 0, 1, null, 1, 1, 1, 0, 0]);
    expect(scores).toMatchObject({ n: 8, of: 10, unscored: 1, unseen: 0 });
    expect(scores.outcomes).toEqual({ missing: 0, complete: 6, truncated: 1, refused: 1, empty: 1, failed: 1 });
    expect(runMean(scores)).toMatchObject({
      mean: { estimate: 0.5, method: 'Wilson' },
      bounds: { lower: 0.4, upper: 0.6 },
      n: 8,
      of: 10,
    });
  });

  test("HELM's way makes failed, empty and unscored the worst score", async () => {
    const scores = await runScores(await mixedRun(), { counting: 'helm' });
    expect(scores.values).toEqual([0, 0, 0, 1, 0, 1, 1, 1, 0, 0]);
    expect(runMean(scores).mean!.estimate).toBe(0.4);
  });

  test('a rule of your own changes what it names', async () => {
    const scores = await runScores(await mixedRun(), { counting: { refused: 'left-out', truncated: 'worst' } });
    expect(scores.values).toEqual([null, 0, null, 0, null, 1, 1, 1, 0, 0]);
  });
});

test('rows are tidy, ordered by number, and say why there is no value', async () => {
  const rows = await runResults(await mixedRun());
  expect(rows).toHaveLength(10);
  expect(rows[0]).toEqual({
    benchmark: 'sums', model: 'fake/mixed', instance: 's-0', replicate: 0, source: null, scorer: 'strict',
    outcome: 'failed', status: 'missing', value: null, reason: 'the server had an error',
    promptTokens: null, completionTokens: null, milliseconds: null, simulated: true,
  }); // prettier-ignore
  expect(rows[4]).toMatchObject({ status: 'unscored', value: null, reason: 'no verdict', promptTokens: 5 });
  expect((await resultTable(rows)).numRows()).toBe(10);
  const { run } = await runBenchmark(sums(12, { replicates: 2 }), adder());
  expect((await runResults(run)).map((row) => row.instance).slice(18)).toEqual([
    's-9',
    's-9',
    's-10',
    's-10',
    's-11',
    's-11',
  ]);
});

describe('a mean', () => {
  test('of shares has Wilson’s interval, of clusters a bootstrap of sources', () => {
    expect(meanOfScores([1, 1, 0, 1], ['a', 'b', 'c', 'd'], { seed: 1 })).toMatchObject({
      estimate: 0.75,
      n: 4,
      method: 'Wilson',
    });
    const clustered = meanOfScores([1, 1, 0, 0], ['a', 'a', 'b', 'b'], { seed: 1 })!;
    expect(clustered).toMatchObject({ estimate: 0.5, lower: 0, upper: 1, n: 2 });
    expect(clustered.method).toContain('of 2 clusters');
    // Two patients, all right: as little is known as of two trials.
    expect(meanOfScores([1, 1, 1, 1], ['a', 'a', 'b', 'b'], { seed: 1 })).toEqual(
      meanOfScores([1, 1], ['a', 'b'], { seed: 1 }),
    );
    expect(meanOfScores([], [], { seed: 1 })).toBeNull();
  });

  test('of many clusters has an interval as wide as the bootstrap’s', () => {
    // 6,000 sources of two equal values each: the standard error is that of 6,000 values.
    const values = Array.from({ length: 12_000 }, (_, i) => (i >> 1) % 4);
    const { estimate, lower, upper, n } = meanOfScores(
      values,
      values.map((_, i) => String(i >> 1)),
      { seed: 1 },
    )!;
    expect([estimate, n]).toEqual([1.5, 6000]);
    expect(upper - lower).toBeCloseTo(2 * 1.9603 * Math.sqrt(1.25 / 5999), 4);
  });
});

describe('a comparison', () => {
  test('is paired by instance, with McNemar’s exact test for binary values', async () => {
    const a = await runOf('a', [1, 1, 1, 1, 1, 1, 0, 1, 0]);
    const b = await runOf('b', [0, 0, 0, 0, 0, 0, 1, 1, null]);
    const result = await compareRuns(a, b, { replicates: 1000 });
    // 6 against 1 of 7 pairs that differ: 2 (1 + 7) / 128.
    expect(result).toMatchObject({
      models: ['a', 'b'],
      n: 8,
      of: 9,
      wins: [6, 1, 1],
      mcnemar: { p: expect.closeTo(0.125, 12), n: 7 },
      simulated: true,
    });
    expect(result.permutation.p).toBeCloseTo(0.125, 12);
    expect(result.difference.estimate).toBe(5 / 8);
  });

  test('counts sources, not instances, where instances share one', async () => {
    const sources = ['p', 'p', 'q', 'q'];
    const a = await runOf('a', [1, 1, 0.5, 0.5], { sources });
    const b = await runOf('b', [0, 0, 0, 0], { sources });
    const { permutation, difference, mcnemar } = await compareRuns(a, b);
    expect(permutation).toMatchObject({ estimate: 0.75, p: 0.5, n: 2 }); // 2 of 4 sign patterns
    expect(difference).toMatchObject({ estimate: 0.75, lower: 0.5, upper: 1, n: 2 });
    expect(mcnemar).toBeNull();
  });

  test('changes its sign with the order of the runs', async () => {
    const value = fc.integer({ min: 0, max: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 12 }), async (pairs) => {
        const scale = { min: 0, max: 4 };
        const a = await runOf(
          'a',
          pairs.map(([x]) => x),
          { scale },
        );
        const b = await runOf(
          'b',
          pairs.map(([, y]) => y),
          { scale },
        );
        const [ab, ba] = [await compareRuns(a, b, { replicates: 100 }), await compareRuns(b, a, { replicates: 100 })];
        expect(ab.difference.estimate).toBeCloseTo(-ba.difference.estimate, 12);
        expect(ab.permutation.p).toBe(ba.permutation.p);
        expect(ab.wins).toEqual([...ba.wins].reverse());
      }),
      { numRuns: 20 },
    );
  });

  test('refuses other benchmarks, and other rows under the same id', async () => {
    const a = await runOf('a', [1, 0]);
    await expect(compareRuns(a, await runOf('b', [1, 0], { id: 'other' }))).rejects.toThrow(
      'one ran sums, the other other',
    );
    const { run } = await runBenchmark(
      sums(2, {
        scorers: [{ ...strict, name: 'value' }],
        *instances() {
          yield { id: 's-0', row: { a: 5, b: 5 } };
        },
      }),
      adder({ name: 'b' }),
    );
    await expect(compareRuns(a, run)).rejects.toThrow('instance s-0 has another row');
  });

  test('among several is adjusted by Holm', async () => {
    const runs = [
      await runOf('a', [1, 1, 1, 1, 1]),
      await runOf('b', [0, 0, 0, 0, 0]),
      await runOf('c', [1, 1, 1, 1, 0]),
    ];
    const results = await compareAllRuns(runs, { replicates: 100 });
    expect(results.map(({ models }) => models.join())).toEqual(['a,b', 'a,c', 'b,c']);
    // 2/32, 1 and 2/16, times 3, 1 and 2.
    expect(results.map(({ pHolm }) => pHolm)).toEqual([0.1875, 1, 0.25].map((p) => expect.closeTo(p, 10)));
  });
});

describe('a leaderboard', () => {
  test('normalises by the scale of each scorer, and has categories and bands', async () => {
    const jury = { scale: { min: 1, max: 5 }, id: 'notes' };
    const runs = [
      await runOf('a', [1, 1, 0, 1]),
      await runOf('b', [1, 0, 0, 0]),
      await runOf('a', [4, 4, null, 5], jury),
      await runOf('b', [3, 3, 3, 3], jury),
    ];
    const scores: RunScores[] = [];
    for (const run of runs) scores.push(await runScores(run));
    const board = runLeaderboard(scores, { seed: 1, replicates: 200 });
    expect(board.rows.map(({ model, winRate }) => [model, winRate])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(board.rows[0]!.scores).toEqual({ sums: 0.75, notes: 13 / 3 });
    expect(board.rows[1]!.categories).toEqual({ 'of-sums': 0.25, 'of-notes': 0.5 });
    expect(board.rows[0]!.requests).toEqual({ n: 7, of: 8 });
    expect(board.bands.models[0]).toMatchObject({ model: 'a', rank: 1 });
    expect(board.simulated).toBe(true);
    expect(() => runLeaderboard([scores[0]!, scores[0]!])).toThrow('two runs are of a on sums');
  });
});
