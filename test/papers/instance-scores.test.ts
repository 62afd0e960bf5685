import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HelmRow } from '../../src/interop/helm/read-helm-runs.ts';
import { readHelmRuns } from '../../src/interop/helm/read-helm-runs.ts';
import type { InstanceScores } from '../../src/leaderboard/instance-scores.ts';
import { instanceTable } from '../../src/leaderboard/instance-table.ts';
import { detectableEffects } from '../../src/papers/medhelm/detectable-effects.ts';
import { effectRows } from '../../src/papers/medhelm/effect-rows.ts';
import { helmInstanceScores } from '../../src/papers/medhelm/helm-instance-scores.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { simulateInstanceScores } from '../../src/papers/medhelm/simulate-instance-scores.ts';
import { unitScore } from '../../src/papers/medhelm/unit-score.ts';
import { correlation } from './correlation.ts';

const medhelm = loadMedhelm();
const missing = Number.NaN;

const jury = (scores: number[][]): InstanceScores => ({
  benchmark: 'aci-bench',
  metric: 'jury',
  models: scores.map((_, m) => String.fromCharCode(97 + m)),
  instances: scores[0]!.map((_, i) => `id${i}`),
  parts: scores[0]!.map(() => ''),
  scores,
});

describe('unitScore', () => {
  test('a jury score of 1 is 0; as published it is 1, the best, while 1.1 is 0.22', () => {
    expect([1, 3, 5].map((score) => unitScore(score, 'jury', 'sound'))).toEqual([0, 0.5, 1]);
    expect([1, 1.1, 3, 5].map((score) => unitScore(score, 'jury', 'as-published'))).toEqual([1, 1.1 / 5, 0.6, 1]);
  });

  test('scores of right and wrong stay as they are by both rules; an unknown metric is refused', () => {
    for (const rule of ['sound', 'as-published'] as const)
      expect([0, 1].map((score) => unitScore(score, 'exact-match', rule))).toEqual([0, 1]);
    expect(() => unitScore(1, 'stars', 'sound')).toThrow('unknown metric stars: known are jury');
  });
});

describe('detectableEffects', () => {
  // On 0 to 1: a 1, 1, 0, 0.5 and b 0.5, 1, 1, 0.5, so d = 0.5, 0, -1, 0 with mean -0.125 and population SD 0.5449.
  const table = jury([
    [5, 5, 1, 3],
    [3, 5, 5, 3],
  ]);

  test('of a pair it is 2.8016 · SD(d) / √n, by hand', () => {
    const { pairs, mde, n, of } = detectableEffects(table);
    const spread = Math.sqrt((0.625 ** 2 + 0.125 ** 2 + 0.875 ** 2 + 0.125 ** 2) / 4);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ above: 'b', below: 'a', gap: 0.125, detectable: false, n: 4 });
    expect(pairs[0]!.mde).toBeCloseTo((2.801585218112969 * spread) / 2, 12);
    expect([mde.mean, n, of]).toEqual([pairs[0]!.mde, 1, 1]);
  });

  test('as published, the failed answer of a counts as perfect and a comes out above', () => {
    // x / 5 above 1: a 1, 1, 1, 0.6 and b 0.6, 1, 1, 0.6
    const { pairs } = detectableEffects(table, { rule: 'as-published' });
    expect(pairs[0]).toMatchObject({ above: 'a', below: 'b' });
    expect(pairs[0]!.gap).toBeCloseTo(0.1, 12);
  });

  test('rests on the instances that both models have, and says how many', () => {
    const { pairs, n, of, mde } = detectableEffects(
      jury([
        [5, missing, 4, 3],
        [4, 4, missing, 3],
        [missing, missing, 2, missing],
      ]),
    );
    expect(pairs.map((pair) => [pair.above, pair.below, pair.n, pair.mde === null])).toEqual([
      ['a', 'b', 2, false],
      ['a', 'c', 1, true],
      ['b', 'c', 0, true],
    ]);
    expect([n, of]).toEqual([1, 3]);
    expect(mde.mean).toBe(pairs[0]!.mde);
  });

  test('neighbours are in the order of the means; a large steady gap is detectable, no gap is not', () => {
    const { neighbours } = detectableEffects(
      jury([
        [3, 3, 3, 3],
        [5, 5, 5, 4],
        [3, 3, 3, 3],
      ]),
    );
    expect(neighbours.map(({ above, below, detectable }) => [above, below, detectable])).toEqual([
      ['b', 'a', true],
      ['a', 'c', false],
    ]);
  });
});

describe('simulateInstanceScores', () => {
  const suite = medhelmSuite(medhelm, 'arxiv-v2');
  const tables = simulateInstanceScores(suite, { seed: 1 });

  test('has the published means, to half a step of each metric, and the fewest instances of the cost sheet', () => {
    const { scores } = instanceTable(tables);
    tables.forEach(({ metric, instances }, b) => {
      const step = 1 / instances.length / (metric === 'jury' ? 9 : 1);
      scores.forEach((row, m) => {
        expect(Math.abs(row[b]! - suite.scores[m]![b]!)).toBeLessThanOrEqual(step / 2 + 1e-9);
      });
    });
    expect(tables.find(({ benchmark }) => benchmark === 'mtsamples')!.instances).toHaveLength(78);
  });

  test('jury scores are ninths from 1 to 5 with one in a hundred at exactly 1; right or wrong is 0 or 1', () => {
    const allowed = (metric: string, score: number) => {
      if (metric === 'jury') return score >= 1 && score <= 5 && Math.abs(score * 9 - Math.round(score * 9)) < 1e-9;
      return metric.endsWith('f1') ? score >= 0 && score <= 1 : score === 0 || score === 1;
    };
    const odd = tables.flatMap(({ metric, scores }) =>
      scores.flatMap((row) => Array.from(row).filter((score) => !allowed(metric, score))),
    );
    expect(odd).toEqual([]);
    const dischargeme = tables.find(({ benchmark }) => benchmark === 'dischargeme')!;
    for (const row of dischargeme.scores) expect(Array.from(row).filter((score) => score === 1)).toHaveLength(10);
  });

  test('the same seed gives the same; a higher correlation ties two models together', () => {
    expect(simulateInstanceScores(suite, { seed: 1 })[3]).toEqual(tables[3]);
    const tie = (value: number) => {
      const { scores } = simulateInstanceScores(suite, { seed: 2, correlation: value })[0]!;
      return correlation(scores[0]!, scores[1]!);
    };
    expect(tie(0)).toBeLessThan(0.1);
    expect(tie(0.8)).toBeGreaterThan(0.4);
    expect(() => simulateInstanceScores(suite, { seed: 1, correlation: 1 })).toThrow(
      'correlation must lie from 0 on and below 1, got 1',
    );
  });

  test('rows of the figure bear the names of the leaderboard, by category', () => {
    const rows = effectRows(
      medhelm,
      tables.slice(0, 2).map((table) => detectableEffects(table)),
    );
    expect(rows.map(({ name, group, n, gaps }) => [name, group, n, gaps.length])).toEqual([
      ['MedCalc-Bench', 'Clinical Decision Support', 1000, 8],
      ['CLEAR', 'Clinical Decision Support', 1022, 8],
    ]);
    expect(rows[0]!.gaps[0]!.text).toBe('DeepSeek R1 above o3-mini (2025-01-31), detectable from 0.050, n = 1000');
  });
});

describe('helmInstanceScores', () => {
  const folder = join(import.meta.dirname, '../interop/fixtures/helm-runs');
  const rows = readHelmRuns(folder).flatMap((run) => run.rows);

  test('joins runs by variant and instance, with the ids of models and benchmarks', () => {
    const { tables, models, used, of, problems } = helmInstanceScores(medhelm, rows);
    expect(models).toEqual(['gpt-4o', 'gemini-2.0-flash']);
    expect(tables.map(({ benchmark, instances }) => [benchmark, instances.length])).toEqual([
      ['clear', 6],
      ['aci-bench', 4],
    ]);
    expect([used, of]).toEqual([2 * 6 + 2 * 4, rows.length]);
    expect(problems).toEqual([]);
    const aci = tables[1]!;
    expect(Array.from(aci.scores[0]!)).toEqual([42 / 9, 39 / 9, 44 / 9, 1]);
    // CLEAR is the mean of its two conditions: 2/3 and 3/3 of GPT-4o, 2/3 and 2/3 of Gemini.
    const clear = instanceTable(tables).scores.map((row) => row[0]!);
    expect(clear[0]).toBeCloseTo(5 / 6, 12);
    expect(clear[1]).toBeCloseTo(2 / 3, 12);
    expect(detectableEffects(aci).pairs[0]).toMatchObject({ n: 4 });
  });

  test('what is left out is told: an unknown benchmark, no value, off the scale, twice, perturbed', () => {
    const row = rows.find(({ metric }) => metric === 'aci_bench_accuracy')!;
    const odd: HelmRow[] = [
      { ...row, benchmark: 'mmlu' },
      { ...row, instance: 'id90', value: null },
      { ...row, instance: 'id91', value: 0 },
      { ...row },
      { ...row, instance: 'id92', perturbation: 'typos' },
      { ...row, instance: 'id93', model: 'me/mine' },
    ];
    const { problems, models, used } = helmInstanceScores(medhelm, [row, ...odd]);
    expect(problems).toEqual([
      '1 row of mmlu, which is no benchmark of MedHELM',
      '1 row of gemini-2.0-flash on ACI-Bench without a value',
      '1 row of gemini-2.0-flash on ACI-Bench off the scale 1 to 5',
      '1 row of gemini-2.0-flash on ACI-Bench that came twice: was it run twice?',
      '1 row of perturbed instances of ACI-Bench',
    ]);
    expect(models).toEqual(['gemini-2.0-flash', 'me/mine']);
    expect(used).toBe(2);
  });

  test('trials of an instance are averaged', () => {
    const row = rows.find(({ metric }) => metric === 'aci_bench_accuracy')!;
    const { tables } = helmInstanceScores(medhelm, [
      { ...row, value: 4 },
      { ...row, trial: 1, value: 5 },
    ]);
    expect(Array.from(tables[0]!.scores[0]!)).toEqual([4.5]);
  });
});
