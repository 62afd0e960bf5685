import { describe, expect, test } from 'vitest';
import { axisRange } from '../../src/figures/bar-rows.ts';
import { barsFigure } from '../../src/figures/bars.ts';
import type { Figure, JsonObject } from '../../src/figures/figure.ts';
import { stackedBarsFigure } from '../../src/figures/stacked-bars.ts';
import { nastyNames } from './nasty-names.ts';

const options = { title: 'Bars', valueTitle: 'Jury score' };
const axis = ({ layout }: Figure) => layout.yaxis as { tickvals: number[]; ticktext: string[] };
const texts = ({ layout }: Figure) => (layout.annotations as JsonObject[]).map(({ text }) => text);

describe('barsFigure', () => {
  const rows = [
    { group: 'Notes', name: 'before', estimate: 4.2, lower: 4, upper: 4.5, n: 1200 },
    { group: 'Notes', name: 'after', estimate: 4.4, lower: 4.1, upper: 4.6, n: 80 },
    { group: 'Mail', name: 'before', estimate: 3, n: 7 },
    { group: 'Mail', name: 'after', estimate: null },
  ];
  const figure = barsFigure(rows, options);

  test('lists the bars from the top, under the names of their groups', () => {
    expect(axis(figure).ticktext).toEqual(['before', 'after', 'before', 'after']);
    expect(axis(figure).tickvals).toEqual([1, 2, 4.35, 5.35]);
    expect(texts(figure).slice(0, 2)).toEqual(['<b>Notes</b>', '<b>Mail</b>']);
  });

  test('gives a name that comes back one colour', () => {
    expect(figure.data.map(({ name, y }) => [name, y])).toEqual([
      ['before', [1, 4.35]],
      ['after', [2, 5.35]],
    ]);
    expect(new Set(figure.data.map(({ marker }) => (marker as JsonObject).color)).size).toBe(2);
    expect(barsFigure(rows.slice(0, 2), options).data).toHaveLength(1);
  });

  test('draws intervals as whiskers, without one where there is none', () => {
    const { error_x: whisker } = figure.data[0] as unknown as { error_x: Record<string, number[]> };
    expect(whisker.array![0]).toBeCloseTo(0.3, 12);
    expect(whisker.arrayminus![0]).toBeCloseTo(0.2, 12);
    expect([whisker.array![1], whisker.arrayminus![1]]).toEqual([0, 0]);
  });

  test('prints the numbers, how many they rest on, and a dash for a missing one', () => {
    expect(texts(figure)).toEqual(
      expect.arrayContaining(['4.20', '4.40', '3.00', '–', 'n = 1,200', 'n = 80', 'n = 7']),
    );
    expect(figure.data[1]!.x).toEqual([4.4, null]);
  });

  test('measures from zero to beyond the longest whisker, and both ways where there are negatives', () => {
    const range = (spec: Figure) => (spec.layout.xaxis as JsonObject).range;
    expect(range(figure)).toEqual([0, 4.75]);
    const signed = barsFigure([{ name: 'a', estimate: -0.2, lower: -0.31, upper: 0.1 }], options);
    expect(range(signed)).toEqual([-0.325, 0.1]);
    expect(signed.layout.shapes).toHaveLength(1);
    expect(range(barsFigure(rows, { ...options, range: [1, 5] }))).toEqual([1, 5]);
  });

  test('draws one bar, a hundred, and a bar without a number', () => {
    expect(barsFigure([{ name: 'a', estimate: 1 }], options).layout.height).toBeGreaterThan(150);
    const many = Array.from({ length: 100 }, (_, i) => ({ name: `model ${i}`, estimate: i }));
    expect(barsFigure(many, options).layout.height).toBeGreaterThan(2200);
    expect(barsFigure([{ name: 'a', estimate: Number.NaN }], options).data[0]!.x).toEqual([null]);
  });

  test('shows names as they are: long ones cut, whole on hover', () => {
    const spec = barsFigure(
      nastyNames.map((name) => ({ name, group: name, estimate: 1 })),
      options,
    );
    expect(axis(spec).ticktext[1]).toBe('A &#36;x&#36; &amp; B');
    expect(axis(spec).ticktext[3]).toMatch(/…$/);
    expect((spec.data[0]!.hovertext as string[])[3]!.replaceAll('<br>', '')).toContain('x'.repeat(300));
  });

  test('refuses to draw nothing', () => {
    expect(() => barsFigure([], options)).toThrow(/no bars to draw/);
  });
});

describe('stackedBarsFigure', () => {
  const stacked = { title: 'Cost', parts: ['benchmark', 'jury'], valueTitle: 'Cost (USD)' };
  const rows = [
    { name: 'a', parts: [800, 950] },
    { name: 'b', parts: [5, 700] },
    { name: 'c', parts: [300, null] },
  ];
  const figure = stackedBarsFigure(rows, stacked);

  test('stacks the parts in their order', () => {
    expect(figure.layout.barmode).toBe('stack');
    const bars = figure.data.filter(({ type }) => type === 'bar');
    expect(bars.map(({ name, x }) => [name, x])).toEqual([
      ['benchmark', [800, 5, 300]],
      ['jury', [950, 700, null]],
    ]);
  });

  test('writes a part in the middle of its bar, where it has room', () => {
    const numbers = figure.data.filter(({ mode }) => mode === 'text');
    expect(numbers.map(({ x, text }) => [x, text])).toEqual([
      [
        [400, 150],
        ['800', '300'],
      ],
      [
        [1275, 355],
        ['950', '700'],
      ],
    ]);
  });

  test('prints the sum, and a dash where a part is missing', () => {
    expect(texts(figure)).toEqual(['<b>1,750</b>', '<b>705</b>', '<b>–</b>']);
  });

  test('shows names as they are', () => {
    const spec = stackedBarsFigure(
      nastyNames.map((name) => ({ name, parts: [1, 1] })),
      { ...stacked, parts: ['$a$ <b>', 'b'] },
    );
    expect(spec.data[0]!.name).toBe('&#36;a&#36; &lt;b&gt;');
    expect(axis(spec).ticktext[0]).toBe('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('says what is wrong with the rows', () => {
    expect(() => stackedBarsFigure([], stacked)).toThrow(/no bars to draw/);
    expect(() => stackedBarsFigure([{ name: 'a', parts: [1] }], stacked)).toThrow(/a has 1 parts, but 2 are named/);
    expect(() => stackedBarsFigure([{ name: 'a', parts: [1, -1] }], stacked)).toThrow(/a has a negative part/);
  });
});

test('axisRange ends at round numbers', () => {
  expect(axisRange([0.2, 0.66])).toEqual([0, 0.7]);
  expect(axisRange([1806])).toEqual([0, 1900]);
  expect(axisRange([0.3, -0.05])).toEqual([-0.05, 0.3]);
  expect(axisRange([])).toEqual([0, 1]);
});
