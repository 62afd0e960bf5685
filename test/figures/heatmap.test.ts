import { describe, expect, test } from 'vitest';
import type { JsonObject, Trace } from '../../src/figures/figure.ts';
import { heatmapFigure } from '../../src/figures/heatmap.ts';
import { renderSvg } from '../../src/figures/static/render-svg.ts';
import { contrastToWhite } from './color-distance.ts';
import { nastyNames } from './nasty-names.ts';
import { sampleFigures } from './sample-figures.ts';

const table = {
  rows: ['Alpha', 'Beta'],
  columns: ['Xenon', 'Yttrium', 'Zinc'],
  groups: ['gas', 'metal', 'metal'],
  values: [
    [0, 0.5, 1],
    [null, Number.NaN, 0.254],
  ],
};
const figure = heatmapFigure(table, { title: 'Scores', colorTitle: 'Normalised score' });
const [cells, ...texts] = figure.data as [Trace & { hovertext: string[][] }, ...Trace[]];
const { layout } = figure as unknown as {
  layout: Record<'xaxis' | 'yaxis' | 'margin' | 'meta', JsonObject> & JsonObject;
};
const shown = texts.flatMap((trace) =>
  (trace.text as string[]).map((text, i) => ({
    text,
    x: (trace.x as number[])[i],
    y: (trace.y as number[])[i],
    color: (trace.textfont as { color: string }).color,
  })),
);
const at = (x: number, y: number) => shown.find((cell) => cell.x === x && cell.y === y)!;

/** Size of the plot area as drawn. */
async function drawnPlot(spec: typeof figure): Promise<number[]> {
  const clip = /<clipPath id="[^"]*xyplot"[^>]*><rect width="([\d.]+)" height="([\d.]+)"/.exec(await renderSvg(spec));
  return clip!.slice(1).map(Number);
}

describe('heatmapFigure', () => {
  test('keeps the order of rows from the top and of columns from the left', () => {
    expect(layout.yaxis.range).toEqual([1.5, -0.5]);
    expect(layout.yaxis.ticktext).toEqual(['Alpha', 'Beta']);
    expect(layout.xaxis.ticktext).toEqual(['Xenon', 'Yttrium', 'Zinc']);
    expect(cells.z).toEqual([
      [0, 0.5, 1],
      [null, null, 0.254],
    ]);
  });

  test('writes each number in its cell, and a dash where there is none', () => {
    expect(shown).toHaveLength(6);
    expect([at(0, 0), at(1, 0), at(2, 1), at(0, 1), at(1, 1)].map(({ text }) => text)).toEqual([
      '0.00',
      '0.50',
      '0.25',
      '–',
      '–',
    ]);
    const whole = heatmapFigure({ rows: ['a'], columns: ['b'], values: [[12.3]] }, { title: '', decimals: 0 });
    expect(whole.data[1]!.text).toEqual(['12']);
  });

  test('writes light on dark cells and dark on light ones', () => {
    expect(contrastToWhite(at(0, 0).color)).toBe(1);
    expect(contrastToWhite(at(2, 0).color)).toBeGreaterThan(12);
  });

  test('colours from 0 to 1 unless told otherwise, and takes what lies outside for the end', () => {
    expect(cells).toMatchObject({ zmin: 0, zmax: 1 });
    const options = { title: '', range: [-1, 1] as const };
    const spec = heatmapFigure({ rows: ['a'], columns: ['b', 'c'], values: [[-2, 9]] }, options);
    expect(spec.data[0]).toMatchObject({ zmin: -1, zmax: 1 });
    expect(spec.data.slice(1).map(({ text }) => text)).toEqual([['−2.00'], ['9.00']]);
  });

  test('names the scale of its colours', () => {
    expect((cells.colorbar as { title: { text: string } }).title.text).toBe('Normalised score');
  });

  test('puts one bracket with its name over each run of columns of a group', () => {
    const brackets = (layout.shapes as JsonObject[]).filter(({ name }) => name === 'group');
    expect(brackets).toHaveLength(2);
    expect(brackets[1]!.x0).toBeCloseTo(0.5, 1);
    expect(brackets[1]!.x1).toBeCloseTo(2.5, 1);
    expect((layout.annotations as JsonObject[]).map(({ text, x }) => [text, x])).toEqual([
      ['<b>gas</b>', 0],
      ['<b>metal</b>', 1.5],
    ]);
    const plain = heatmapFigure({ ...table, groups: undefined } as never, { title: '' });
    expect(plain.layout.annotations).toEqual([]);
  });

  test('tells row, column, group and one more decimal on hover', () => {
    expect(cells.hovertext[1]).toEqual([
      '<b>Beta</b><br>Xenon<br>gas<br>missing',
      '<b>Beta</b><br>Yttrium<br>metal<br>missing',
      '<b>Beta</b><br>Zinc<br>metal<br><b>0.254</b>',
    ]);
  });

  test('sets names level where they fit, and slanted where not', () => {
    expect(layout.xaxis.tickangle).toBe(0);
    const { xaxis } = sampleFigures['heat map of all benchmarks']!.layout as { xaxis: JsonObject };
    expect(xaxis.tickangle).toBe(-45);
  });

  test('is as large as its cells need: plotly moves no margin', async () => {
    for (const name of ['small heat map', 'heat map of all benchmarks']) {
      const spec = sampleFigures[name]!;
      const { width, height, margin } = spec.layout as {
        width: number;
        height: number;
        margin: Record<string, number>;
      };
      const [across, down] = await drawnPlot(spec);
      expect([across, down]).toEqual([width - margin.l! - margin.r!, height - margin.t! - margin.b!]);
    }
  });

  test('leaves room for slanted names, to the left and below', async () => {
    const columns = Array.from({ length: 30 }, (_, i) => `${i} a column with quite a long name of its own`);
    const spec = heatmapFigure({ rows: ['a'], columns, values: [columns.map(() => 0.5)] }, { title: '' });
    const { margin } = spec.layout as { margin: { l: number; b: number } };
    const lengths = [...(await renderSvg(spec)).matchAll(/class="xtick"/g)].length;
    expect(lengths).toBe(30);
    expect(margin.l).toBeGreaterThan(140);
    expect(margin.b).toBeGreaterThan(160);
  });

  test('draws one cell, and a hundred rows', () => {
    const one = heatmapFigure({ rows: ['a'], columns: ['b'], values: [[0.5]] }, { title: 'One' });
    expect(one.layout.width).toBe(720);
    const rows = Array.from({ length: 100 }, (_, i) => `model ${i}`);
    const spec = heatmapFigure({ rows, columns: ['b'], values: rows.map(() => [0.5]) }, { title: 'Many' });
    expect(spec.layout.height).toBeGreaterThan(2400);
  });

  test('shows names as they are: long ones cut, whole on hover', () => {
    const square = nastyNames.map(() => nastyNames.map(() => 0.5));
    const spec = heatmapFigure(
      { rows: nastyNames, columns: nastyNames, groups: nastyNames, values: square },
      { title: '' },
    );
    const axes = spec.layout as Record<'xaxis' | 'yaxis', { ticktext: string[] }>;
    expect(axes.yaxis.ticktext[0]).toBe('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(axes.yaxis.ticktext[3]).toMatch(/^x+…$/);
    expect((spec.data[0]!.hovertext as string[][])[3]![0]!.replaceAll('<br>', '')).toContain('x'.repeat(300));
    expect((spec.layout.meta as { names: JsonObject }).names).toEqual({ x: nastyNames, y: nastyNames });
  });

  test('says what does not fit together', () => {
    const draw = (change: object) => () => heatmapFigure({ ...table, ...change }, { title: '' });
    expect(draw({ rows: [], values: [] })).toThrow(/no rows to draw/);
    expect(draw({ columns: [], groups: [] })).toThrow(/no columns to draw/);
    expect(draw({ groups: ['gas'] })).toThrow(/3 columns but 1 groups/);
    expect(draw({ values: [[1, 2, 3]] })).toThrow(/2 rows but 1 rows of values/);
    expect(draw({ values: [[1, 2, 3], [1]] })).toThrow(/the row of Beta has 1 values for 3 columns: write null/);
  });
});
