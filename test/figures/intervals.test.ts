import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/figures/figure.ts';
import { figureCsv } from '../../src/figures/figure-csv.ts';
import { intervalsFigure } from '../../src/figures/intervals.ts';

const rows = [
  { name: 'jury', group: 'all', estimate: 0.47, lower: 0.1, upper: 0.69, second: { lower: -0.16, upper: 0.7 } },
  { name: 'pairs', group: 'all', estimate: -0.8, lower: -4.1, upper: 0.3 },
  { name: 'constant', group: 'all', estimate: null, note: 'undefined: constant' },
];
const figure = intervalsFigure(rows, {
  title: 'Agreement',
  valueTitle: 'ICC',
  range: [-1, 1],
  guides: [{ x: 0.75, text: 'good' }],
});
const texts = (figure.layout.annotations as JsonObject[]).map(({ text }) => text);

describe('the figure of intervals', () => {
  test('prints the numbers, or the note of a row without any', () => {
    expect(texts).toEqual(
      expect.arrayContaining(['0.47 (0.10 to 0.69)', '−0.80 (−4.10 to 0.30)', 'undefined: constant', 'good']),
    );
  });

  test('ends an interval in an arrow where it goes on beyond the axis', () => {
    const arrows = figure.data.find(({ meta }) => (meta as JsonObject | undefined)?.decoration)!;
    expect([arrows.x, (arrows.marker as JsonObject).symbol]).toEqual([[-1], ['triangle-left']]);
  });

  test('gives both intervals to those who read the numbers', () => {
    const lines = figureCsv(figure).split('\r\n');
    expect(lines.filter((line) => line.includes('0.47,0.1,0.69'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('0.47,-0.16,0.7'))).toHaveLength(1);
  });

  test('draws no empty picture', () => {
    expect(() => intervalsFigure([], { title: 'x', valueTitle: 'y' })).toThrow('there are no rows to draw');
  });
});
