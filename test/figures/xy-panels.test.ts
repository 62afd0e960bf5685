import { describe, expect, test } from 'vitest';
import { embeddingFigure } from '../../src/figures/embedding.ts';
import { figureCsv } from '../../src/figures/figure-csv.ts';
import type { JsonObject, Trace } from '../../src/figures/figure.ts';
import { seriesStyles } from '../../src/figures/series-styles.ts';
import { stripsFigure } from '../../src/figures/strips.ts';
import { xyPanelsFigure } from '../../src/figures/xy-panels.ts';
import { nastyNames } from './nasty-names.ts';

const own = (data: readonly Trace[]) => data.filter(({ meta }) => !(meta as JsonObject | undefined)?.decoration);

describe('xyPanelsFigure', () => {
  const series = (name: string) => ({ name, x: [1, 2], y: [0.5, 0.6], lower: [0.4, 0.5], upper: [0.6, 0.8] });
  const figure = xyPanelsFigure(
    [
      { title: 'first', x: { title: 'rho' }, y: { title: 'AUROC' }, series: [series('MMIL'), series('naive')] },
      { title: 'second', series: [series('naive')] },
    ],
    { title: 'Two panels' },
  );

  test('gives each panel axes of its own, side by side', () => {
    const { xaxis, xaxis2 } = figure.layout as { xaxis: { domain: number[] }; xaxis2: { domain: number[] } };
    expect(xaxis.domain[1]).toBeLessThan(xaxis2.domain[0]!);
    expect(own(figure.data).map(({ xaxis }) => xaxis)).toEqual(['x', 'x', 'x2']);
  });

  test('a series looks the same in every panel and stands in the legend once', () => {
    const naive = own(figure.data).filter(({ name }) => name === 'naive');
    expect(naive.map(({ line }) => line)).toEqual([naive[0]!.line, naive[0]!.line]);
    expect(naive.map(({ showlegend }) => showlegend)).toEqual([true, false]);
  });

  test('a legend that needs two or three rows gets room for them', () => {
    const height = (names: string[]) =>
      (xyPanelsFigure([{ series: names.map(series) }], { title: 't', subtitle: 's' }).layout as { height: number })
        .height;
    const nine = Array.from({ length: 9 }, (_, k) => `A model with a name (${k})`);
    expect(height(nine.slice(0, 2))).toBe(height(['a', 'b']));
    const extra = [4, 6, 9].map((count) => height(nine.slice(0, count)) - height(['a', 'b']));
    expect(extra).toEqual([0, 24, 48]);
  });

  test('the arms of a comparison have the same colour whatever stands beside them', () => {
    const alone = seriesStyles(['naive']).get('naive');
    expect(seriesStyles(['oracle', 'naive', 'other']).get('naive')).toEqual(alone);
    expect(seriesStyles(['oracle', 'naive', 'other']).get('other')!.color).not.toBe(alone!.color);
  });

  test('the CSV has the ends of a band with its line', () => {
    const [head, first] = figureCsv(figure)
      .split('\r\n')
      .map((line) => line.split(','));
    const at = (column: string) => Number(first![head!.indexOf(column)]);
    expect([at('y'), at('y_lower'), at('y_upper')]).toEqual([0.5, 0.4, 0.6]);
  });

  test('a band goes up one end and down the other, past what is missing', () => {
    const gap = { name: 'a', x: [1, 2, 3], y: [1, null, 3], lower: [0, null, 2], upper: [2, null, 4] };
    const [band, line] = xyPanelsFigure([{ series: [gap] }], { title: 't' }).data;
    expect(band).toMatchObject({ x: [1, 3, 3, 1], y: [2, 4, 2, 0] });
    expect(line!.y).toEqual([1, null, 3]);
  });

  test('a level on a logarithmic axis stands at its value, its text at the logarithm', () => {
    const { layout } = xyPanelsFigure(
      [{ y: { log: true, range: [0.001, 1] }, guides: [{ y: 0.01, text: 'limit' }], series: [series('a')] }],
      { title: 't' },
    );
    expect((layout.shapes as JsonObject[])[0]).toMatchObject({ y0: 0.01, y1: 0.01 });
    expect((layout.annotations as JsonObject[]).find(({ text }) => text === 'limit')).toMatchObject({ y: -2 });
    expect((layout.yaxis as JsonObject).range).toEqual([-3, 0]);
  });

  test('shows names as they are', () => {
    const spec = xyPanelsFigure([{ series: nastyNames.map(series) }], { title: 't' });
    expect(own(spec.data).map(({ name }) => name)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('refuses to draw nothing', () => {
    expect(() => xyPanelsFigure([{ series: [] }], { title: 't' })).toThrow('no series to draw');
  });
});

describe('stripsFigure', () => {
  test('draws every value, and moves those that would cover each other aside', () => {
    const values = [0.5, 0.5, 0.5, 0.9];
    const { data } = stripsFigure([{ group: 'a', name: 'MMIL', values }], { title: 't', valueTitle: 'v' });
    expect(data[0]!.y).toEqual(values);
    const [x0, x1, x2, x3] = data[0]!.x as number[];
    expect(new Set([x0, x1, x2]).size).toBe(3);
    expect(x3).toBe(x0);
  });

  test('gives names, not positions, to the CSV', () => {
    const strips = [
      { group: 'day 8', name: 'MMIL', values: [0.5], texts: ['P1'] },
      { group: 'relapse', name: 'MMIL', values: [0.7], texts: ['P2'] },
    ];
    const csv = figureCsv(stripsFigure(strips, { title: 't', valueTitle: 'AUROC' }));
    expect(csv).toContain('day 8, P1');
    expect(csv).toContain('relapse, P2');
  });

  test('refuses to draw nothing', () => {
    const empty = [{ group: 'a', name: 'b', values: [] }];
    expect(() => stripsFigure(empty, { title: 't', valueTitle: 'v' })).toThrow('no values to draw');
  });
});

describe('embeddingFigure', () => {
  const points = { x: [0, 1, 2], y: [2, 1, 0] };

  test('has one panel a colouring, and one trace a word', () => {
    const { data } = embeddingFigure(
      points,
      [
        { title: 'truth', words: ['b', 'a', 'b'] },
        { title: 'score', values: [0, 0.5, 1] },
      ],
      { title: 't' },
    );
    expect(data.map(({ name, xaxis }) => [name, xaxis])).toEqual([
      ['a', 'x'],
      ['b', 'x'],
      ['score', 'x2'],
    ]);
    expect(data[1]!.x).toEqual([0, 2]);
  });

  test('refuses too many points, and colours that do not match', () => {
    const many = Array.from({ length: 6001 }, (_, i) => i);
    expect(() => embeddingFigure({ x: many, y: many }, [{ title: 'a', values: many }], { title: 't' })).toThrow(
      '6001 points are too many',
    );
    expect(() => embeddingFigure(points, [{ title: 'a', values: [1] }], { title: 't' })).toThrow("1 colours of 'a'");
  });
});
