import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rankBands } from '../../src/leaderboard/rank-bands.ts';
import { winRate } from '../../src/leaderboard/win-rate.ts';
import { addModel } from '../../src/papers/medhelm/add-model.ts';
import { benchmarkHeatmap } from '../../src/papers/medhelm/benchmark-heatmap.ts';
import { categoryHeatmap } from '../../src/papers/medhelm/category-heatmap.ts';
import { DataError } from '../../src/papers/tables/data-error.ts';
import { findBenchmark } from '../../src/papers/medhelm/find-benchmark.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { namedBands } from '../../src/papers/medhelm/named-bands.ts';
import { readModelScores } from '../../src/papers/medhelm/read-model-scores.ts';

const medhelm = loadMedhelm();
const suite = medhelmSuite(medhelm, 'arxiv-v2');
const read = (text: string, options = {}) => {
  const dir = mkdtempSync(join(tmpdir(), 'assaybook-scores-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  writeFileSync(join(dir, 'my-model.csv'), text);
  return readModelScores(join(dir, 'my-model.csv'), medhelm, options);
};

describe('findBenchmark', () => {
  test('knows a benchmark by id, name, and the names in HELM and in the authors’ files', () => {
    const id = (typed: string) => findBenchmark(medhelm.benchmarks, typed).id;
    expect(['clear', 'CLEAR', 'CLEAR - EM', ' clear '].map(id)).toEqual(Array(4).fill('clear'));
    expect(['Medbullets', 'MedBullets', 'medbullet'].map(id)).toEqual(Array(3).fill('medbullets'));
    expect(['N2C2', 'N2C2-CT', 'n2c2_ct_matching'].map(id)).toEqual(Array(3).fill('n2c2-ct'));
    expect(['MIMIC-IV-BHC', 'MIMIC-BHC', 'mimic_bhc'].map(id)).toEqual(Array(3).fill('mimic-bhc'));
    expect(['MedCalc-Bench.', 'shc_bmt_med', 'medhelm_med_qa', 'MTSamples'].map(id)).toEqual([
      'medcalc-bench',
      'bmt-status',
      'medqa',
      'mtsamples',
    ]);
  });

  test('no two benchmarks share a name', () => {
    for (const { id, name, aliases } of medhelm.benchmarks)
      for (const known of [id, name, ...aliases]) expect(findBenchmark(medhelm.benchmarks, known).id).toBe(id);
  });

  test('an unknown name gets the closest one, or the list', () => {
    expect(() => findBenchmark(medhelm.benchmarks, 'PubMdQA')).toThrow(
      'unknown benchmark PubMdQA: did you mean pubmedqa?',
    );
    expect(() => findBenchmark(medhelm.benchmarks, 'MMLU-anatomy')).toThrow(
      'unknown benchmark MMLU-anatomy: known are medcalc-bench, clear, ',
    );
  });
});

describe('scores of a model of your own', () => {
  test('are read by any name, on the native scale; the file names the model', () => {
    const scores = { clear: 0.7, 'mimic-bhc': 4.25, medqa: 0.9 };
    expect(read('benchmark,score\nCLEAR,0.7\nMIMIC-IV-BHC,4.25\nmed_qa,.9\n')).toEqual({
      id: 'my-model',
      name: 'my-model',
      provider: 'yours',
      scores,
    });
    expect(read('\ufeffscore,benchmark\r\n"0.7",CLEAR\r\n\r\n4.25,mimic-bhc\r\n0.9,MedQA\r\n')).toMatchObject({
      scores,
    });
    expect(read('benchmark,score\nclear,1', { id: 'x', name: 'X 1', provider: 'Lab' })).toEqual({
      id: 'x',
      name: 'X 1',
      provider: 'Lab',
      scores: { clear: 1 },
    });
  });

  // [what, text, place and message]
  const cases: [string, string, string][] = [
    [
      'an unknown benchmark',
      'benchmark,score\nPubMdQA,0.5',
      'row 2, column benchmark: unknown benchmark PubMdQA: did you mean pubmedqa?',
    ],
    ['an empty benchmark', 'benchmark,score\n,0.5', 'row 2, column benchmark: is empty'],
    [
      'a benchmark twice, under two names',
      'benchmark,score\nN2C2,0.5\nclear,0.5\nn2c2-ct,0.6',
      'row 4, column benchmark: n2c2-ct is given twice, in rows 2 and 4: keep one',
    ],
    [
      'a jury score from 0 to 1',
      'benchmark,score\nMTSamples,0.8',
      'row 2, column score: 0.8 is off the scale of mtsamples, 1 to 5 (jury): it looks like a 0-1 score, which would be 4.2 (1 + 4 × 0.8)',
    ],
    [
      'a percentage',
      'benchmark,score\nclear,66',
      'row 2, column score: 66 is off the scale of clear, 0 to 1 (exact-match): it looks like a percentage, which would be 0.66',
    ],
    [
      'a score in thousands',
      'benchmark,score\nMTSamples,"4,533"',
      'row 2, column score: 4,533 is off the scale of mtsamples, 1 to 5 (jury)',
    ],
    [
      'a decimal comma',
      'benchmark,score\nclear,"0,66"',
      'row 2, column score: "0,66" is not a number: the decimal mark is a point',
    ],
    ['text for a score', 'benchmark,score\nclear,n/a', 'row 2, column score: "n/a" is not a number'],
    [
      'an empty score',
      'benchmark,score\nclear,',
      'row 2, column score: is empty: leave the row of clear out if it was not run',
    ],
    ['no row', 'benchmark,score\n', 'has no scores: write one row per benchmark, benchmark,score'],
    [
      'another header',
      'benchmark,value\nclear,1',
      'row 1, column score: the header misses the column score, has an unknown column value',
    ],
  ];
  for (const [what, text, message] of cases)
    test(`with ${what} are refused: ${message}`, () => {
      expect(() => read(text)).toThrow(DataError);
      expect(() => read(text)).toThrow(message);
      expect(() => read(text)).toThrow('my-model.csv');
    });

  test('with several problems list them all, or give them to onProblem and keep the rest', () => {
    const text = 'benchmark,score\nclear,2\nMedec,0.5\nMTSamples,7';
    expect(() => read(text)).toThrow(/^2 problems in the data:/);
    const problems: string[] = [];
    const { scores } = read(text, { onProblem: ({ message }: DataError) => problems.push(message) });
    expect([scores, problems.length]).toEqual([{ medec: 0.5 }, 2]);
  });
});

describe('a tenth model', () => {
  const best = Object.fromEntries(
    suite.benchmarks.map((id, b) => [id, Math.max(...suite.scores.map((row) => row[b]!))]),
  );
  const mine = (scores: Record<string, number>) => ({ id: 'mine', name: 'Mine', provider: 'yours', scores });

  test('that has the scores of another shares its win rate, and lifts nobody else but by the new opponent', () => {
    const twin = Object.fromEntries(suite.benchmarks.map((id, b) => [id, suite.scores[0]![b]!]));
    const { suite: ten, n, missing, note } = addModel(suite, mine(twin));
    const rates = winRate(ten);
    expect(rates[9]).toBeCloseTo(rates[0]!, 12);
    expect(rates.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(5, 12);
    expect([n, missing, note]).toEqual([35, [], '35 of 35 benchmarks']);
    expect(suite.models).toHaveLength(9); // the suite itself stays as it is
  });

  test('with missing cells: they are skipped, and said', () => {
    const { suite: ten, ...coverage } = addModel(suite, mine({ clear: best.clear! + 0.1, medec: 1, medqa: 0.5 }));
    expect(coverage).toMatchObject({ n: 2, of: 35, note: '2 of 35 benchmarks; the missing ones are skipped' });
    expect(coverage.missing).toHaveLength(33);
    expect(coverage.missing).toContain('MIMIC-IV Billing Code');
    const rates = winRate(ten);
    expect(rates[9]).toBe(1); // wins both benchmarks it has
    // The others lose two comparisons of one more opponent each; elsewhere nothing changes.
    const before = winRate(suite);
    for (let m = 0; m < 9; m++) {
      const lost = ['clear', 'medec']
        .map((id) => suite.benchmarks.indexOf(id))
        .reduce((sum, b) => {
          const credits = suite.scores
            .filter((_, o) => o !== m)
            .map((row) => Math.sign(suite.scores[m]![b]! - row[b]!));
          const wins = credits.reduce((total, sign) => total + (sign + 1) / 2, 0);
          return sum + wins / 8 - wins / 9;
        }, 0);
      expect(rates[m]).toBeCloseTo(before[m]! - lost / 35, 12);
    }
  });

  test('has bands that say on how many benchmarks they rest', () => {
    const scores = Object.fromEntries(suite.benchmarks.slice(0, 12).map((id) => [id, best[id]!]));
    const { suite: ten } = addModel(suite, mine(scores));
    const bands = rankBands(ten, { seed: 1, replicates: 200, tieBreaks: ten.tieBreaks });
    const n = Object.fromEntries(bands.models.map(({ model, winRate }) => [model, winRate.n]));
    expect([n.mine, n['gpt-4o']]).toEqual([12, 35]);
    const gap = bands.gaps.find(({ above, below }) => above === 'mine' || below === 'mine')!;
    expect(gap.gap.n).toBe(12);
    expect(namedBands(ten, bands).rows.map(({ name }) => name)).toContain('Mine');
  });

  test('compared on the common benchmarks leaves the rest out for all', () => {
    const scores = { clear: 0.5, medec: 0.5, mtsamples: 3 };
    const { suite: ten, note } = addModel(suite, mine(scores), { compareOn: 'common' });
    expect(ten.benchmarks).toEqual(['clear', 'mtsamples', 'medec']);
    expect(ten.metrics).toEqual(['exact-match', 'jury', 'medec-flag-accuracy']);
    expect(note).toBe('3 of 35 benchmarks; all models are compared on these');
    const heatmap = benchmarkHeatmap(ten);
    expect([heatmap.rows.length, heatmap.columns.length]).toEqual([10, 3]);
    expect(categoryHeatmap(ten).columns).toEqual(['Clinical Decision Support']);
    const bands = rankBands(ten, { seed: 1, replicates: 200 });
    expect(bands.models.every(({ winRate }) => winRate.n === 3)).toBe(true);
  });

  test('shows gaps in a heatmap as null', () => {
    const heatmap = benchmarkHeatmap(addModel(suite, mine({ clear: 0.5 })).suite);
    const row = heatmap.values[heatmap.rows.indexOf('Mine')]!;
    expect(row.filter((value) => value !== null)).toEqual([0.5]);
  });

  test('is refused with a known id, without scores in the suite, or with too little in common', () => {
    expect(() => addModel(suite, { ...mine({ clear: 1 }), id: 'gpt-4o' })).toThrow(
      'the table has a model gpt-4o already: choose another id',
    );
    expect(() => addModel(suite, mine({ medqa: 1 }))).toThrow('mine has no score on any of the 35 benchmarks');
    expect(() => addModel(suite, mine({ clear: 1 }), { compareOn: 'common' })).toThrow(
      'mine shares 1 benchmark with the others: at least 2 are needed to compare on common ones',
    );
    expect(() => addModel(suite, mine({ clear: 1 }), { compareOn: 'some' as 'all' })).toThrow(
      "compareOn must be 'all' or 'common', got some",
    );
  });
});
