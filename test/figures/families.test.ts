import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createMeasureText } from '../../src/figures/static/measure-text.ts';
import { createWindow } from '../../src/figures/static/create-window.ts';
import { drawableTypes } from '../../src/figures/static/assert-drawable.ts';
import { renderSvg } from '../../src/figures/static/render-svg.ts';
import { traceTypes } from '../../src/figures/trace-types.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sampleFigures } from './sample-figures.ts';

describe.each(Object.entries(sampleFigures))('%s', (_, figure) => {
  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
  });

  test('is made of the trace types on the list', () => {
    for (const { type } of figure.data) expect(traceTypes).toContain(type);
  });

  test('gives the same picture twice', async () => {
    const hash = async () =>
      createHash('sha256')
        .update(await renderSvg(figure))
        .digest('hex');
    expect(await hash()).toBe(await hash());
  });
});

describe('the plotly bundle of the project', () => {
  let known: string[];
  beforeAll(async () => {
    const window = await createWindow(await createMeasureText());
    const bundle = createRequire(import.meta.url).resolve('plotly.js/dist/plotly-cartesian.min.js');
    window.eval(readFileSync(bundle, 'utf8'));
    const { PlotSchema } = (window as unknown as { Plotly: { PlotSchema: { get(): { traces: object } } } }).Plotly;
    known = Object.keys(PlotSchema.get().traces);
  });

  test.each(traceTypes)('draws %s', (type) => {
    expect(known).toContain(type);
    expect(drawableTypes).toContain(type);
  });

  test('has every type that the renderer lets pass', () => {
    expect(known).toEqual(expect.arrayContaining(drawableTypes));
  });
});
