import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { barsFigure } from '../../src/figures/bars.ts';
import type { Figure, Trace } from '../../src/figures/figure.ts';
import { figureCsv } from '../../src/figures/figure-csv.ts';
import { heatmapFigure } from '../../src/figures/heatmap.ts';
import { marked } from '../../src/figures/marked.ts';
import { nastyNames } from './nasty-names.ts';
import { sampleFigures } from './sample-figures.ts';

const records = (figure: Figure) => parse(figureCsv(figure), { columns: true }) as Record<string, string>[];
const ofTrace = (trace: Trace) => records({ data: [trace], layout: {} });

describe('figureCsv', () => {
  test('has a header, CRLF line ends, and one record a point', () => {
    expect(figureCsv({ data: [{ name: 'a', x: [1], y: [2] }], layout: {} })).toBe(
      'trace,type,x_axis,x,x_lower,x_upper,y_axis,y,y_lower,y_upper,value,text\r\na,scatter,,1,,,,2,,,,\r\n',
    );
    expect(figureCsv({ data: [], layout: {} }).split('\r\n')).toHaveLength(2);
  });

  test('of a marked figure says in every record that the data are no measurements', () => {
    const [simulated] = records(marked({ data: [{ x: [1], y: [2] }], layout: {} }, 'simulated'));
    expect(simulated).toMatchObject({ data: 'simulated' });
    const [measured] = records({ data: [{ x: [1], y: [2] }], layout: {} });
    expect(measured).not.toHaveProperty('data');
  });

  test('quotes commas, quotation marks and line breaks', () => {
    const [record] = ofTrace({ name: 'a "b", c', x: ['one\r\ntwo'], y: [1] });
    expect(record).toMatchObject({ trace: 'a "b", c', x: 'one\r\ntwo' });
  });

  test('gives the ends of error bars: lists, one distance for all, or a share', () => {
    const [listed] = ofTrace({ x: [1], y: [2], error_x: { type: 'data', array: [0.2], arrayminus: [0.1] } });
    expect(listed).toMatchObject({ x_lower: '0.9', x_upper: '1.2', y_lower: '' });
    const [even] = ofTrace({ x: [1], y: [2], error_y: { type: 'data', array: [0.5] } });
    expect(even).toMatchObject({ y_lower: '1.5', y_upper: '2.5' });
    const [constant] = ofTrace({ x: [1], y: [2], error_y: { type: 'constant', value: 1 } });
    expect(constant).toMatchObject({ y_lower: '1', y_upper: '3' });
    const [percent] = ofTrace({ x: [1], y: [2], error_y: { type: 'percent', value: 10 } });
    expect(percent).toMatchObject({ y_lower: '1.8', y_upper: '2.2' });
  });

  test('leaves a missing number empty, and reads typed arrays', () => {
    const rows = ofTrace({ x: Float64Array.of(1, 2, 3), y: [null, Number.NaN, 4] });
    expect(rows.map(({ y }) => y)).toEqual(['', '', '4']);
  });

  test('counts the points where one coordinate is not given', () => {
    expect(ofTrace({ type: 'bar', y: [5, 6] }).map(({ x }) => x)).toEqual(['0', '1']);
    expect(ofTrace({ type: 'histogram', x: [5, 6] }).map(({ y }) => y)).toEqual(['', '']);
    expect(ofTrace({ type: 'pie', labels: ['a'], values: [3] })).toMatchObject([{ x: 'a', value: '3' }]);
  });

  test('writes names, whole and without markup, where the axis shows names', () => {
    const square = nastyNames.map((_, i) => nastyNames.map((_, j) => i + j));
    const spec = heatmapFigure({ rows: nastyNames, columns: nastyNames, values: square }, { title: '' });
    const rows = records(spec);
    expect(rows).toHaveLength(25);
    expect(rows[8]).toMatchObject({ trace: 'values', type: 'heatmap', y: nastyNames[1], x: nastyNames[3], value: '4' });
    const bars = barsFigure([{ name: '<b>', group: 'A & B', estimate: 0.1 + 0.2, lower: 0.1 }], {
      title: '',
      valueTitle: '<i>Score</i>',
    });
    expect(records(bars)).toMatchObject([
      { y: 'A & B: <b>', x: '0.3', x_lower: '0.1', x_upper: '0.3', x_axis: 'Score' },
    ]);
  });

  test('holds win rate, rank and chance of each model of a leaderboard', () => {
    const rows = records(sampleFigures['rank bands']!).filter(({ y }) => y === 'DeepSeek R1');
    expect(rows).toHaveLength(3);
    expect(rows.map(({ x, x_lower, x_upper, value }) => [x, x_lower, x_upper, value])).toEqual([
      ['0.66', '0.56', '0.75', ''],
      ['1', '1', '3', ''],
      ['P(best)', '', '', '0.6'],
    ]);
  });

  test('leaves out what only decorates', () => {
    const rows = records(sampleFigures['cost and win rate']!);
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({ text: 'DeepSeek R1', x_axis: 'Total cost (USD)', y_axis: 'Mean win rate' });
  });
});
