import { expect, test } from 'vitest';
import { pointsPanel } from '../../src/figures/points-panel.ts';

test('series of one category stand side by side, categories in the order they come', () => {
  const panel = pointsPanel(
    [
      { category: 'lasso', name: 'MMIL', estimate: 0.9, lower: 0.8, upper: 0.95 },
      { category: 'lasso', name: 'naive', estimate: 0.85 },
      { category: 'trees', name: 'naive', estimate: null },
    ],
    { title: 'ALL', y: { title: 'AUROC' } },
  );
  expect(panel.x).toEqual({ range: [-0.5, 1.5], ticks: [0, 1], tickTexts: ['lasso', 'trees'] });
  expect(panel.series.map(({ name, x, y }) => [name, x, y])).toEqual([
    ['MMIL', [-0.25], [0.9]],
    ['naive', [0.25, 1.25], [0.85, null]],
  ]);
  expect(panel.series[0]!.lower).toEqual([0.8]);
});

test('a single series stands on its category', () => {
  expect(pointsPanel([{ category: 'a', name: 'one', estimate: 1 }], {}).series[0]!.x).toEqual([0]);
});
