import { readFileSync } from 'node:fs';
import { barsFigure } from '../../src/figures/bars.ts';
import { costVsWinRateFigure } from '../../src/figures/cost-vs-win-rate.ts';
import { detectableEffectsFigure } from '../../src/figures/detectable-effects.ts';
import { embeddingFigure } from '../../src/figures/embedding.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { heatmapFigure } from '../../src/figures/heatmap.ts';
import { mmilSchematicFigure } from '../../src/figures/mmil-schematic.ts';
import { rankBandsFigure } from '../../src/figures/rank-bands.ts';
import { reliabilityFigure } from '../../src/figures/reliability.ts';
import { rhoChoiceFigure } from '../../src/figures/rho-choice.ts';
import { stackedBarsFigure } from '../../src/figures/stacked-bars.ts';
import { stripsFigure } from '../../src/figures/strips.ts';
import { suiteOverviewFigure } from '../../src/figures/suite-overview.ts';
import { sweepPanel } from '../../src/figures/sweep-panel.ts';
import { taxonomyTreeFigure } from '../../src/figures/taxonomy-tree.ts';
import { ternaryFigure } from '../../src/figures/ternary.ts';
import { themed } from '../../src/figures/theme.ts';
import { xyPanelsFigure } from '../../src/figures/xy-panels.ts';

interface Named {
  name: string;
}

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../data/medhelm/${file}`, import.meta.url), 'utf8'));
const models: (Named & { provider: string })[] = read('models.json').models;
const categories: (Named & { id: string })[] = read('taxonomy.json').categories;
const benchmarks: (Named & { category: string })[] = categories.flatMap(({ id }) =>
  read('benchmarks.json').benchmarks.filter(({ category }: { category: string }) => category === id),
);

/** Numbers between 0 and 1 that look like scores; the same for the same place. */
const score = (i: number, j: number) => 0.5 + 0.48 * Math.sin(3 * i + 7 * j + i * j);

const intervals = models.map((model, i) => {
  const estimate = 0.66 - 0.05 * i;
  return { ...model, winRate: { estimate, lower: estimate - 0.1, upper: estimate + 0.09 } };
});

/** One figure of each family, with the names of real models and benchmarks and made-up numbers. */
export const sampleFigures: Record<string, Figure> = {
  reliability: reliabilityFigure(
    ['as fitted', 'shift'].map((name, i) => ({
      panel: 'MMIL',
      name,
      bins: Array.from({ length: 10 }, (_, k) =>
        k === 4
          ? { n: 0, predicted: null, observed: null }
          : { n: 1 + 40 * k, predicted: k / 10 + 0.05, observed: score(i, k) },
      ),
    })),
    { title: 'Reliability', mark: 'simulated' },
  ),
  'detectable-effects': detectableEffectsFigure(
    benchmarks.slice(0, 12).map(({ name, category }, i) => ({
      name,
      group: category,
      n: 67 + 90 * i,
      mde: i === 4 ? { mean: null, sd: null } : { mean: 0.1 * score(i, 1), sd: 0.01 },
      gaps: [0, 1, 2].map((k) => ({ gap: 0.15 * score(i, k), detectable: score(i, k) > 0.6, text: `pair ${k}` })),
    })),
    { title: 'Detectable', valueTitle: 'Difference (0 to 1)', mark: 'simulated' },
  ),
  'rho-choice': rhoChoiceFigure(
    [
      {
        title: 'S1',
        lines: [{ name: 'f = 0.1', points: [0.1, 0.5, 0.9].map((rho, k) => ({ rho, meanPerCell: -score(1, k) })) }],
        rescored: [[0.1, 0.5, 0.9].map((rho, k) => ({ rho, meanPerCell: -score(2, k) }))],
        shortfalls: [0.1, 0.5, 0.9].map((rho, k) => ({ rho, shortfall: 0.01 * k, se: 0.012, within: k < 2 })),
        truth: 0.5,
        none: -0.69,
      },
    ],
    { title: 'Choosing rho' },
  ),
  'sweep-panels': xyPanelsFigure(
    [
      sweepPanel(
        ['oracle', 'mmil'].flatMap((arm, i) =>
          [0.1, 0.5, 0.9].map((rho, k) => {
            const mean = score(i, k);
            return { rho, arm, auroc: { mean, lower: mean - 0.02, upper: mean + 0.02 } };
          }),
        ),
        'auroc',
        { title: 'AUROC' },
        'tuned',
      ),
    ],
    { title: 'AUROC against rho' },
  ),
  'rank bands': rankBandsFigure(
    {
      rows: intervals.map((row, i) => ({
        ...row,
        rank: { estimate: i + 1, lower: Math.max(1, i - 1), upper: Math.min(9, i + 3) },
        pBest: i === 0 ? 0.6 : 0.05,
        group: i < 5 ? 0 : 1,
      })),
      gaps: intervals.slice(1).map((_, i) => ({ separable: i === 4 })),
    },
    { n: 35, title: 'Which ranks are certain?', subtitle: 'Nine models', mark: 'simulated' },
  ),
  'small heat map': heatmapFigure(
    {
      rows: models.map(({ name }) => name),
      columns: categories.map(({ name }) => name),
      values: models.map((_, i) => categories.map((_, j) => score(i, j))),
    },
    { title: 'Mean score by category', colorTitle: 'Normalised score' },
  ),
  'heat map of all benchmarks': heatmapFigure(
    {
      rows: models.map(({ name }) => name),
      columns: benchmarks.map(({ name }) => name),
      groups: benchmarks.map(({ category }) => categories.find(({ id }) => id === category)!.name),
      values: models.map((_, i) => benchmarks.map((_, j) => (i === 2 && j === 3 ? null : score(i, j)))),
    },
    { title: 'All scores', subtitle: 'Nine models', colorTitle: 'Normalised score' },
  ),
  'cost and win rate': costVsWinRateFigure(
    intervals.map((row, i) => ({ ...row, cost: 1850 - 120 * i + 60 * (i % 3) })),
    { subtitle: 'Nine models' },
  ),
  bars: barsFigure(
    categories.flatMap(({ name }, i) =>
      ['before', 'after'].map((stage, j) => {
        const estimate = 5 * score(i, j);
        return { group: name, name: stage, estimate, lower: estimate - 0.4, upper: estimate + 0.5, n: 40 + i };
      }),
    ),
    { title: 'Before and after', valueTitle: 'Jury score' },
  ),
  'stacked bars': stackedBarsFigure(
    models.map(({ name }, i) => ({ name, parts: [900 - 95 * i, 800] })),
    { title: 'Where the money goes', parts: ['benchmark', 'jury'], valueTitle: 'Cost (USD)' },
  ),
  'lines and points in panels': xyPanelsFigure(
    [
      {
        title: 'Ranking',
        x: { title: 'rho' },
        y: { title: 'AUROC', range: [0.4, 1] },
        guides: [{ y: 0.5, text: 'chance' }],
        series: ['oracle', 'naive', 'MMIL'].map((name, j) => ({
          name,
          x: [0.1, 0.5, 0.9],
          y: [0.94, 0.93, 0.9].map((y) => y - 0.05 * j),
          lower: [0.9, 0.9, 0.85].map((y) => y - 0.05 * j),
          upper: [0.96, 0.95, 0.93].map((y) => y - 0.05 * j),
        })),
      },
      {
        title: 'Residual disease',
        x: { title: 'true share', log: true, range: [1e-4, 1] },
        y: { title: 'predicted share', log: true, range: [1e-4, 1] },
        guides: ['diagonal', { y: 0.001, text: 'limit of detection' }],
        series: [{ name: 'MMIL', draw: 'points', x: [0.001, 0.01], y: [0.002, 0.009] }],
      },
    ],
    { title: 'Two panels', subtitle: 'with what to read by', mark: 'simulated' },
  ),
  'suite at a glance': suiteOverviewFigure(
    {
      categories: categories.map(({ id, name }) => ({
        name,
        subcategories: 4,
        benchmarks: benchmarks
          .filter(({ category }) => category === id)
          .map(({ name }, k) => ({
            name,
            access: ['public', 'gated', 'private'][k % 3]!,
            questionType: k % 2 ? 'open' : 'closed',
          })),
      })),
      ...{
        subcategories: 22,
        printedTasks: 121,
        benchmarks: benchmarks.length,
        models: 9,
        openWeights: 2,
        providers: 5,
      },
      access: ['public', 'gated', 'private'].map((name, k) => ({ name, n: 14 - 7 * (k % 2) })),
      origin: [{ name: 'existing', n: 19 }],
      questionType: ['open', 'closed'].map((name, k) => ({ name, n: 13 + 9 * k })),
      judges: models.slice(0, 3).map(({ name }) => name),
      criteria: ['accuracy', 'completeness', 'clarity'],
      closedMetrics: [{ name: 'exact-match', n: 18 }],
    },
    { title: 'At a glance', subtitle: 'Counts' },
  ),
  'taxonomy tree': taxonomyTreeFigure(
    categories.map(({ id, name }) => ({
      name,
      subcategories: benchmarks
        .filter(({ category }) => category === id)
        .map((benchmark, k) => ({
          name: `About ${benchmark.name}`,
          benchmarks: 1 + (k % 2),
          tasks: k % 3 ? k : null,
          leaves: [{ name: benchmark.name, kind: 'public' }, ...(k % 2 ? [{ name: 'a task', kind: 'task' }] : [])],
        })),
    })),
    { title: 'A tree', subtitle: 'Categories, subcategories, leaves' },
  ),
  'ternary slices': ternaryFigure(
    [0, 1, 2, 3, 4].map((k) => ({
      corners: [0, 1, 2].map((c) => categories[(k + c) % 5]!.name) as [string, string, string],
      note: 'kept: the others',
      regions: [
        {
          name: models[k]!.name,
          share: 0.5,
          corners: [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0.5, 0.5],
          ] as const,
        },
        {
          name: models[k + 1]!.name,
          share: 0.5,
          corners: [
            [1, 0, 0],
            [0, 0.5, 0.5],
            [0, 0, 1],
          ] as const,
        },
      ],
      points: [{ at: [0.2, 0.3, 0.5] as const, text: 'a point' }],
      marks: [{ at: [0.3, 0.3, 0.4] as const, name: 'as published' }],
    })),
    { title: 'Who leads where?', subtitle: 'Five triangles' },
  ),
  strips: stripsFigure(
    ['diagnosis', 'day 8'].flatMap((group, i) =>
      ['MMIL', 'naive'].map((name, j) => {
        const values = Array.from({ length: 12 }, (_, k) => 0.9 + 0.08 * score(i + k, j + k));
        return { group, name, values, summary: { estimate: 0.92, lower: 0.9, upper: 0.95 } };
      }),
    ),
    { title: 'By patient', valueTitle: 'AUROC', groupTitle: 'time' },
  ),
  embedding: embeddingFigure(
    { x: Array.from({ length: 300 }, (_, i) => score(i, 1)), y: Array.from({ length: 300 }, (_, i) => score(2, i)) },
    [
      { title: 'truth', words: Array.from({ length: 300 }, (_, i) => (i % 3 ? 'healthy' : 'diseased')) },
      { title: 'P(diseased)', values: Array.from({ length: 300 }, (_, i) => i / 299) },
    ],
    { title: 'Cells', subtitle: 'in two dimensions', mark: 'simulated' },
  ),
  schematic: mmilSchematicFigure({ subtitle: 'drawn, not computed' }),
  'lines with a band': linesWithBand(),
};

function linesWithBand(): Figure {
  const x = Array.from({ length: 41 }, (_, i) => i / 4);
  const mean = x.map((at) => 0.5 + 0.4 * Math.sin(at / 2));
  const edge = (name: string, by: number) => ({
    type: 'scatter',
    mode: 'lines',
    name,
    x,
    y: mean.map((y) => y + by),
    line: { width: 0 },
    showlegend: false,
    ...(by > 0 ? { fill: 'tonexty', fillcolor: 'rgba(0,114,178,0.2)' } : {}),
  });
  return {
    data: [
      edge('lower', -0.08),
      edge('upper', 0.08),
      { type: 'scatter', mode: 'lines', name: 'mean', x, y: mean },
      { type: 'scatter', mode: 'lines', name: 'chance', x, y: x.map(() => 0.5), line: { dash: 'dash' } },
    ],
    layout: themed({
      title: { text: '<b>A line in its band</b>' },
      xaxis: { title: { text: 'Iteration' } },
      yaxis: { title: { text: 'Share' } },
    }),
  };
}
