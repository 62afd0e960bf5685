import { describe, expect, test } from 'vitest';
import { judgeSeverity } from '../../src/papers/medhelm/judge-severity.ts';
import { juryPanels } from '../../src/papers/medhelm/jury-panels.ts';
import { juryRobustness } from '../../src/papers/medhelm/jury-robustness.ts';
import { leaderboardByPanel } from '../../src/papers/medhelm/leaderboard-by-panel.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { panelSuite } from '../../src/papers/medhelm/panel-suite.ts';
import { places } from '../../src/papers/medhelm/places.ts';
import oracle from './fixtures/medhelm-jury-recomputed.json' with { type: 'json' };

const medhelm = loadMedhelm();
const panels = juryPanels(medhelm);
const suite = medhelmSuite(medhelm, 'arxiv-v2');
const options = { seed: 1, replicates: 100 };

describe('places', () => {
  test('go from 1 for the highest; equal scores share theirs, or take them in the order of the rows', () => {
    expect(places([4.2, 4.8, 4.2, 1])).toEqual([2.5, 1, 2.5, 4]);
    expect(places([4.2, 4.8, 4.2, 1], 'rows')).toEqual([2, 1, 3, 4]);
  });

  test('take the noise of a mean for a tie', () => {
    expect(places([0.3, 0.1 + 0.2])).toEqual([1.5, 1.5]);
  });
});

describe('the panels', () => {
  test('are the seven teams of three judges on 14 data sets, in the order of the benchmarks', () => {
    expect(panels.panels.map(({ judges }) => judges.length)).toEqual([1, 1, 1, 2, 2, 2, 3]);
    expect(panels.datasets.map(({ id }) => id).sort()).toEqual(
      Object.keys(oracle.jury_ablation.from_single_judge_means.per_dataset).sort(),
    );
    expect(panels.panels[3]!.scores[0]![0]).toBeCloseTo(
      (panels.panels[0]!.scores[0]![0]! + panels.panels[1]!.scores[0]![0]!) / 2,
      12,
    );
  });

  test('as published weigh one judge of a pair 3/4 (GPT, Llama, GPT), and leave GPT out of the panel of all', () => {
    const published = juryPanels(medhelm, { from: 'published' }).panels;
    const at = (name: string, m: number, d: number) => panels.panels.find((p) => p.name === name)!.scores[m]![d]!;
    const worst = (name: string, weight: number, first: string, second: string) =>
      published
        .find((p) => p.name === name)!
        .scores.flatMap((row, m) =>
          row.map((score, d) => Math.abs(score - weight * at(first, m, d) - (1 - weight) * at(second, m, d))),
        )
        .sort((a, b) => b - a);
    // To the rounding of the files; two cells of MedAlign in all are off.
    const pairs = [
      worst('Claude + GPT', 0.25, 'Claude', 'GPT'),
      worst('Claude + Llama', 0.25, 'Claude', 'Llama'),
      worst('GPT + Llama', 0.75, 'GPT', 'Llama'),
    ];
    expect(pairs.flat().filter((error) => error > 0.0026)).toHaveLength(2);
    expect(pairs.map(([largest]) => largest! > 0.1)).toEqual([false, true, false]);
    expect(worst('Claude + GPT + Llama', 0.5, 'Claude', 'Llama')[0]).toBeLessThan(0.007);
  });

  test('come from one of two sources', () => {
    expect(() => juryPanels(medhelm, { from: 'both' as 'published' })).toThrow(
      "from must be 'single judges' or 'published', got both",
    );
  });
});

describe('jury robustness', () => {
  for (const [from, expected] of [
    ['single judges', oracle.jury_ablation.from_single_judge_means],
    ['published', oracle.jury_ablation.from_authors_panel_files],
  ] as const)
    test(`from ${from} is that of an independent computation, overall and by data set`, () => {
      const robust = juryRobustness(juryPanels(medhelm, { from }), { ...options, ties: 'rows' });
      expect(robust.comparisons).toHaveLength(expected.comparisons);
      expect(robust.spearman.estimate).toBeCloseTo(expected.spearman_mean, 9);
      expect(robust.spearmanSd).toBeCloseTo(expected.spearman_sd_population, 9);
      expect(robust.swaps.estimate).toBeCloseTo(expected.swaps_mean, 9);
      expect(robust.top2.estimate).toBeCloseTo(expected.top2_overlap_mean, 9);
      expect(robust.bottom2.estimate).toBeCloseTo(expected.bottom2_overlap_mean, 9);
      for (const { id, spearman, swaps } of robust.datasets) {
        const own = expected.per_dataset[id as keyof typeof expected.per_dataset];
        expect(spearman).toBeCloseTo(own.spearman, 9);
        expect(swaps).toBeCloseTo(own.swaps, 9);
      }
    });

  const robust = juryRobustness(panels, options);

  test('with shared places moves the mean by about 0.001', () => {
    expect(robust.spearman.estimate).toBeCloseTo(0.89325, 5);
  });

  test('is lower, and below 0.85, for the six pairs of panels without a common judge', () => {
    const apart = robust.pairs.filter(({ sharedJudges }) => sharedJudges === 0);
    expect(apart).toHaveLength(6);
    expect(Math.max(...apart.map(({ spearman }) => spearman.estimate))).toBeLessThan(0.85);
    const mean = apart.reduce((sum, { spearman }) => sum + spearman.estimate, 0) / 6;
    expect(robust.disjoint.estimate).toBeCloseTo(mean, 12);
  });

  test('resamples the 13 benchmarks: both subsets of MedDialog stay together', () => {
    expect(robust.spearman).toMatchObject({ n: 13, level: 0.95 });
    expect(robust.spearman.lower).toBeLessThan(robust.spearman.estimate);
    expect(robust.spearman.upper).toBeGreaterThan(robust.spearman.estimate);
  });

  test('of panels that agree is 1 without swaps; of opposite ones -1 with all pairs swapped', () => {
    const [first] = panels.panels;
    const rows = [[4], [3], [2], [1]];
    const made = (scores: number[][]) =>
      juryRobustness(
        {
          models: ['a', 'b', 'c', 'd'],
          datasets: [{ id: 'x', benchmark: 'x', name: 'X' }],
          panels: [
            { ...first!, scores: rows },
            { ...first!, judges: ['other'], scores },
          ],
        },
        options,
      ).comparisons[0];
    expect(made(rows)).toMatchObject({ spearman: 1, swaps: 0, top2: 2, bottom2: 2 });
    expect(made(rows.toReversed())).toMatchObject({ spearman: -1, swaps: 6, top2: 0, bottom2: 0 });
  });
});

describe('judge severity', () => {
  test('has the mean over models and data sets, and the gap to the mean of the others', () => {
    const [claude, gpt, llama] = judgeSeverity(panels, options);
    const score = (judge: typeof claude) => judge!.score.estimate;
    expect([claude, gpt, llama].map((judge) => score(judge).toFixed(3))).toEqual(['3.949', '4.373', '4.431']);
    expect(claude!.aboveOthers.estimate).toBeCloseTo(score(claude) - (score(gpt) + score(llama)) / 2, 12);
    expect(claude!.aboveOthers.upper).toBeLessThan(0);
    expect(claude!.score.method).toContain('13 benchmarks and 9 models');
  });
});

describe('the leaderboard by panel', () => {
  const boards = leaderboardByPanel(suite, panels, options);

  test('starts with the published ranks, without a shift', () => {
    expect(boards.map(({ name }) => name)).toEqual(['published', ...panels.panels.map(({ name }) => name)]);
    expect(boards[0]!.models.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const { shift } of boards[0]!.models) expect([shift.estimate, shift.lower, shift.upper]).toEqual([0, 0, 0]);
  });

  test('shifts of a panel add up to zero: what one model wins another loses', () => {
    for (const { models } of boards)
      expect(models.reduce((sum, { shift }) => sum + shift.estimate, 0)).toBeCloseTo(0, 10);
  });

  test('with Claude alone puts Claude 3.5 Sonnet second; DeepSeek R1 leads with every panel', () => {
    const claude = boards.find(({ name }) => name === 'Claude')!.models;
    expect(claude.find(({ model }) => model === 'claude-3.5-sonnet')!.rank).toBe(2);
    for (const { models } of boards) expect(models[0]).toMatchObject({ model: 'deepseek-r1', rank: 1 });
  });

  test('keeps closed benchmarks, and takes the mean of the subsets of MedDialog', () => {
    const [claude] = panels.panels;
    const { scores, benchmarks } = panelSuite(suite, claude!, panels);
    const of = (id: string) => benchmarks.indexOf(id);
    expect(scores[0]![of('clear')]).toBe(suite.scores[0]![of('clear')]);
    const subsets = panels.datasets.flatMap(({ benchmark }, d) => (benchmark === 'meddialog' ? [d] : []));
    const expected = subsets.reduce((sum, d) => sum + claude!.scores[0]![d]!, 0) / 2;
    expect(scores[0]![of('meddialog')]).toBeCloseTo(expected, 12);
  });

  test('refuses a model that no judge scored', () => {
    const models = ['mine', ...suite.models.slice(1)];
    expect(() => panelSuite({ ...suite, models }, panels.panels[0]!, panels)).toThrow('no judge scored mine');
  });
});
