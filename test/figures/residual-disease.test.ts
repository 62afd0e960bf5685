import { describe, expect, test } from 'vitest';
import { residualDiseaseFigure } from '../../src/figures/residual-disease.ts';
import type { Trace } from '../../src/figures/figure.ts';

const patients = [
  { patient: 'P1', cells: 1000, truth: 0.02, predicted: 0, found: 0.25 },
  { patient: 'P2', cells: 1000, truth: 0, predicted: 0.01, found: null },
];
const rows = [
  { name: 'MMIL', way: 'assumed', rule: 'assumed', patients },
  { name: 'MMIL', way: 'after the shift', rule: 'shift', patients },
  { name: 'MMIL', way: 'donors', rule: 'healthy', patients },
];
const figure = residualDiseaseFigure(rows, { title: 'Residual disease', mark: 'simulated' });
const points = figure.data.filter((trace: Trace) => trace.mode === 'markers');

describe('residual disease', () => {
  test('has a panel for each way that measures, and one for what the cut on donors found', () => {
    const titles = (figure.layout.annotations as { text: string }[]).map(({ text }) => text);
    for (const title of ['after the shift', 'donors', 'Found by the cut on donors'])
      expect(titles).toContain(`<b>${title}</b>`);
    expect(titles).not.toContain('<b>assumed</b>');
    expect(points.length).toBe(3);
  });

  test('a share below half a cell stands at half a cell, on both logarithmic axes', () => {
    expect([points[0]!.x, points[0]!.y]).toEqual([
      [0.02, 0.0005],
      [0.0005, 0.01],
    ]);
    expect(figure.layout.xaxis).toMatchObject({ type: 'log', range: [-4, Math.log10(1.4)] });
    expect(figure.layout.yaxis).toMatchObject({ type: 'log' });
  });

  test('a patient without diseased cells has none to find', () => {
    expect(points[2]!.y).toEqual([0.25, null]);
  });
});
