import { describe, expect, test } from 'vitest';
import { type CostPoint, costVsWinRateFigure } from '../../src/figures/cost-vs-win-rate.ts';
import type { Figure, JsonObject } from '../../src/figures/figure.ts';
import { nastyNames } from './nasty-names.ts';

const point = (name: string, provider: string, cost: number, rate: number): CostPoint => ({
  name,
  provider,
  cost,
  winRate: { estimate: rate, lower: rate - 0.1, upper: rate + 0.1 },
});
const points = [
  point('cheap', 'OpenAI', 100, 0.3),
  point('fair', 'Google', 200, 0.5),
  point('beaten', 'OpenAI', 250, 0.4),
  point('best', 'Meta', 400, 0.7),
];
const figure = costVsWinRateFigure(points, { title: 'Cost' });
const axes = ({ layout }: Figure) => layout as Record<'xaxis' | 'yaxis', { range: number[]; title: { text: string } }>;
const models = ({ data }: Figure) => data.filter(({ text }) => text);
const names = ({ layout }: Figure) => (layout.annotations as JsonObject[]).filter(({ xref }) => xref !== 'paper');
const note = ({ layout }: Figure) => (layout.annotations as JsonObject[]).find(({ xref }) => xref === 'paper')?.text;

describe('costVsWinRateFigure', () => {
  test('gives each model a shape and each provider a colour', () => {
    const markers = models(figure).map(({ marker }) => marker as { color: string; symbol: string[] });
    expect(new Set(markers.map(({ color }) => color)).size).toBe(3);
    expect(new Set(markers.flatMap(({ symbol }) => symbol)).size).toBe(4);
  });

  test('shows the colours of the providers in the legend, each once', () => {
    const entries = figure.data.filter(({ showlegend, mode }) => showlegend !== false && mode === 'markers');
    expect(entries.map(({ name }) => name)).toEqual(['OpenAI', 'Google', 'Meta']);
  });

  test('draws the interval of the win rate as a whisker', () => {
    const { error_y: whisker } = models(figure)[1]! as unknown as { error_y: Record<string, number[]> };
    expect(whisker.array![0]).toBeCloseTo(0.1, 12);
    expect(whisker.arrayminus![0]).toBeCloseTo(0.1, 12);
  });

  test('steps along the models that no other beats, and on to the end of the axis', () => {
    const line = figure.data.find(({ mode }) => mode === 'lines')!;
    expect(line).toMatchObject({ x: [100, 200, 400, 440.00000000000006], y: [0.3, 0.5, 0.7, 0.7] });
    expect((line.line as JsonObject).shape).toBe('hv');
    expect(costVsWinRateFigure(points, { frontier: false }).data.some(({ mode }) => mode === 'lines')).toBe(false);
  });

  test('has axes from 0.9 times the least to 1.1 times the greatest, whiskers included or not', () => {
    const near = (range: number[], ends: number[]) => range.forEach((end, i) => expect(end).toBeCloseTo(ends[i]!, 9));
    near(axes(figure).xaxis.range, [90, 440]);
    near(axes(figure).yaxis.range, [0.18, 0.88]);
    near(axes(costVsWinRateFigure(points, { range: 'estimates' })).yaxis.range, [0.27, 0.77]);
  });

  test('names the unit', () => {
    expect(axes(figure).xaxis.title.text).toBe('Total cost (USD)');
    expect(axes(costVsWinRateFigure(points, { costTitle: 'EUR' })).xaxis.title.text).toBe('EUR');
  });

  test('writes each name beside its point', () => {
    expect(
      names(figure)
        .map(({ text, x, y }) => [text, x, y])
        .sort(),
    ).toEqual([
      ['beaten', 250, 0.4],
      ['best', 400, 0.7],
      ['cheap', 100, 0.3],
      ['fair', 200, 0.5],
    ]);
    expect(note(figure)).toBeUndefined();
  });

  test('leaves names out of a crowd rather than write them over each other, and says how many', () => {
    const crowd = Array.from({ length: 100 }, (_, i) =>
      point(`a model with the number ${i}`, 'Meta', 100 + 7 * ((i * 37) % 100), 0.1 + ((i * 61) % 100) / 125),
    );
    const spec = costVsWinRateFigure(crowd);
    expect(note(spec)).toBe(`${100 - names(spec).length} of 100 names are left out for want of room.`);
    expect(names(spec).every(({ showarrow }) => showarrow === false)).toBe(true);
    expect(models(spec).flatMap(({ hovertext }) => hovertext)).toHaveLength(100);
  });

  test('leaves out what has no cost or no win rate, and says how many', () => {
    const spec = costVsWinRateFigure([...points, point('free?', 'Meta', Number.NaN, 0.5), point('?', 'Meta', 1, NaN)]);
    expect(note(spec)).toBe('2 of 6 models are left out: no cost or no win rate.');
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  test('draws one model, one that cost nothing, and one without an interval', () => {
    const one = costVsWinRateFigure([{ name: 'a', provider: 'b', cost: 0, winRate: { estimate: 0.5 } }]);
    expect(axes(one).xaxis.range).toEqual([-0.5, 0.5]);
    expect((models(one)[0]!.error_y as { array: number[] }).array).toEqual([0]);
  });

  test('shows names as they are: long ones cut, whole on hover', () => {
    const spec = costVsWinRateFigure(nastyNames.map((name, i) => point(name, name, 100 * (i + 1), 0.2 + i / 10)));
    expect(names(spec).map(({ text }) => text)).toContain('A &#36;x&#36; &amp; B');
    expect(spec.data.map(({ name }) => name)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const hover = models(spec).flatMap(({ hovertext }) => hovertext as string[]);
    expect(hover.some((text) => text.replaceAll('<br>', '').includes('x'.repeat(300)))).toBe(true);
  });

  test('refuses to draw nothing, and a negative cost', () => {
    expect(() => costVsWinRateFigure([])).toThrow(/no models with a cost and a win rate to draw/);
    expect(() => costVsWinRateFigure([point('odd', 'a', -1, 0.5)])).toThrow(/the cost of odd is -1/);
  });
});
