import { describe, expect, test } from 'vitest';
import type { JsonObject, Trace } from '../../src/figures/figure.ts';
import { type RankBandsRow, rankBandsFigure } from '../../src/figures/rank-bands.ts';
import { nastyNames } from './nasty-names.ts';

const row = (
  name: string,
  provider: string,
  rate: number,
  rank: number,
  pBest: number,
  group: number,
): RankBandsRow => ({
  name,
  provider,
  winRate: { estimate: rate, lower: rate - 0.1, upper: rate + 0.05 },
  rank: { estimate: rank, lower: Math.max(1, rank - 1), upper: Math.min(4, rank + 1) },
  pBest,
  group,
});

const rows = [
  row('Alpha', 'OpenAI', 0.7, 1, 0.875, 0),
  row('Beta', 'Google', 0.6, 2, 0.125, 0),
  row('Gamma', 'OpenAI', 0.4, 3, 0, 1),
  row('Delta', 'Nobody', 0.3, 4, 0, 1),
];
const gaps = [{ separable: false }, { separable: true }, { separable: false }];
const figure = rankBandsFigure({ rows, gaps }, { title: 'Ranks', subtitle: 'four models', n: 35 });
const { layout, data } = figure;
const axis = (name: string) => layout[name] as JsonObject & { title: { text: string } };
const annotations = layout.annotations as (JsonObject & { text: string })[];
const shapes = layout.shapes as JsonObject[];
const tracesOf = (provider: string) => data.filter((trace) => trace.name === provider);

describe('rankBandsFigure', () => {
  test('lists the models from the best down', () => {
    expect(axis('yaxis').range).toEqual([3.5, -0.5]);
    expect((axis('yaxis').ticktext as string[]).map((label) => label.split('<br>')[0])).toEqual(
      rows.map(({ name }) => name),
    );
  });

  test('writes the provider under each name, so that colour is never alone', () => {
    expect((axis('yaxis').ticktext as string[])[3]).toContain('Nobody');
  });

  test('shows win rates on 0 to 1 and says what the interval is', () => {
    expect(axis('xaxis').range).toEqual([0, 1]);
    const words = axis('xaxis')
      .title.text.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(words).toContain('Mean win rate (95 % interval, bootstrap over 35 benchmarks)');
  });

  test('shows ranks on whole numbers with half a place to spare', () => {
    expect(axis('xaxis2')).toMatchObject({ range: [0.4, 4.6], tickvals: [1, 2, 3, 4] });
    expect(axis('xaxis2').title.text).toContain('Rank');
  });

  test('labels every fifth rank where there are many', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ ...rows[0]!, name: `model ${i}` }));
    const spec = rankBandsFigure({ rows: many, gaps: many.slice(1).map(() => ({ separable: false })) }, { n: 35 });
    expect((spec.layout.xaxis2 as JsonObject).tickvals).toEqual([1, 5, 10, 15, 20]);
  });

  test('draws the interval of the win rate from lower to upper', () => {
    const [rates] = tracesOf('Google') as [Trace & { error_x: { array: number[]; arrayminus: number[] } }];
    expect(rates.x).toEqual([0.6]);
    expect(rates.error_x.array[0]).toBeCloseTo(0.05, 12);
    expect(rates.error_x.arrayminus[0]).toBeCloseTo(0.1, 12);
  });

  test('covers the whole places of the rank interval, even when it is one place', () => {
    const bar = tracesOf('Google').find(({ type }) => type === 'bar') as Trace & { base: number[]; x: number[] };
    expect(bar.base[0]).toBeCloseTo(0.58, 12);
    expect(bar.base[0]! + bar.x[0]!).toBeCloseTo(3.42, 12);
    const sure = rankBandsFigure(
      { rows: [{ ...rows[0]!, rank: { estimate: 1, lower: 1, upper: 1 } }], gaps: [] },
      { n: 35 },
    ).data.find(({ type }) => type === 'bar') as Trace & { x: number[] };
    expect(sure.x[0]).toBeCloseTo(0.84, 12);
  });

  test('prints the chance of being the best, the highest in bold, and never a bare 0 %', () => {
    expect(data.find(({ name }) => name === 'P(best)')!.text).toEqual(['<b>88 %</b>', '13 %', '< 1 %', '< 1 %']);
  });

  test('draws a divider where, and only where, the neighbours are separable', () => {
    const lines = shapes.filter(({ name }) => name === 'separable');
    expect(new Set(lines.map(({ y0 }) => y0))).toEqual(new Set([1.5]));
    expect(annotations[0]!.text).toContain('cannot be told apart');
  });

  test('says so when no two neighbours are separable', () => {
    const none = rankBandsFigure({ rows, gaps: gaps.map(() => ({ separable: false })) }, { n: 35 });
    expect((none.layout.shapes as JsonObject[]).filter(({ name }) => name === 'separable')).toEqual([]);
    expect((none.layout.annotations as { text: string }[])[0]!.text).toContain('No two neighbours can be told apart');
  });

  test('gives the models of one provider one colour and one marker', () => {
    const style = (provider: string) => {
      const markers = tracesOf(provider).flatMap(({ mode, marker }) =>
        mode === 'markers' ? [marker as JsonObject] : [],
      );
      expect(new Set(markers.map(({ color, symbol }) => `${color} ${symbol}`)).size).toBe(1);
      return markers[0]!;
    };
    const styles = ['OpenAI', 'Google', 'Nobody'].map(style);
    expect(new Set(styles.map(({ color }) => color)).size).toBe(3);
    expect(new Set(styles.map(({ symbol }) => symbol)).size).toBe(3);
  });

  test('tells all numbers of a model on hover', () => {
    expect((tracesOf('Google')[0]!.hovertext as string[])[0]).toBe(
      '<b>Beta</b>, Google<br>Mean win rate 0.600 (0.500 to 0.650)<br>Rank 2 (1 to 3)<br>' +
        'Best of all in 13 % of the resamples<br>95 % intervals',
    );
  });

  test('carries the mark of data that are no measurement', () => {
    const simulated = rankBandsFigure({ rows, gaps }, { n: 35, mark: 'simulated' });
    expect(JSON.stringify(simulated.layout.annotations)).toContain('SIMULATED DATA');
    expect(JSON.stringify(layout.annotations)).not.toContain('SIMULATED');
  });

  test('states the level asked for', () => {
    const { xaxis } = rankBandsFigure({ rows, gaps }, { n: 35, level: 0.9 }).layout as {
      xaxis: { title: { text: string } };
    };
    expect(xaxis.title.text).toContain('(90 % interval');
  });

  test('is plain JSON, and leaves its input alone', () => {
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
    expect(rows[0]!.winRate.estimate).toBe(0.7);
  });

  test('refuses rows out of order and gaps that do not fit', () => {
    expect(() => rankBandsFigure({ rows: [...rows].reverse(), gaps }, { n: 35 })).toThrow(/Gamma stands too low/);
    expect(() => rankBandsFigure({ rows, gaps: [] }, { n: 35 })).toThrow(/4 rows have 3 gaps between them, not 0/);
  });
});

describe('rankBandsFigure with difficult rows', () => {
  const draw = (all: RankBandsRow[]) =>
    rankBandsFigure({ rows: all, gaps: all.slice(1).map(() => ({ separable: false })) }, { n: 35 });

  test('draws one model, without a word on neighbours', () => {
    const one = draw(rows.slice(0, 1));
    expect((one.layout.annotations as { text: string }[])[0]!.text).toBe('Dashed line: a win rate of 0.5.');
  });

  test('draws a hundred models closer together, with few ticks', () => {
    const many = draw(Array.from({ length: 100 }, (_, i) => row(`model ${i}`, 'Meta', 0.9 - i / 200, i + 1, 0, 0)));
    expect(many.layout.height).toBeLessThan(100 * 32);
    expect((many.layout.xaxis2 as JsonObject).tickvals).toEqual([1, 25, 50, 75, 100]);
    expect((many.layout.yaxis as { ticktext: string[] }).ticktext[0]).toBe('model 0');
  });

  test('shows a missing number as a dash, and no mark', () => {
    const nothing = { estimate: Number.NaN, lower: Number.NaN, upper: Number.NaN };
    const spec = draw([rows[0]!, { ...rows[1]!, winRate: nothing, rank: nothing, pBest: Number.NaN }]);
    const own = spec.data.filter(({ name }) => name === 'Google');
    expect(own.map(({ x }) => x)).toEqual([[null], [1], [null], [null]]);
    expect(own[1]!.text).toEqual(['\u00a0\u00a0\u00a0–']);
    expect(spec.data.at(-1)!.text).toEqual(['<b>88 %</b>', '–']);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  test('shows names as they are: long ones cut, whole on hover', () => {
    const spec = draw(nastyNames.map((name) => row(name, name, 0.5, 1, 0, 0)));
    const { ticktext } = spec.layout.yaxis as { ticktext: string[] };
    expect(ticktext[0]).toMatch(/^&lt;script&gt;alert\(1\)&lt;\/script&gt;<br>/);
    expect(ticktext[3]).toMatch(/^x+…<br>/);
    const hover = spec.data.flatMap(({ hovertext }) => (hovertext ?? []) as string[]);
    expect(hover.some((text) => text.replaceAll('<br>', '').includes('x'.repeat(300)))).toBe(true);
  });

  test('refuses to draw nothing', () => {
    expect(() => draw([])).toThrow(/no models to draw/);
  });
});
