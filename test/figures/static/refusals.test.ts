import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Trace } from '../../../src/figures/figure.ts';
import { assertDrawable } from '../../../src/figures/static/assert-drawable.ts';
import { assertDrawnGlyphs, assertGlyphs } from '../../../src/figures/static/assert-glyphs.ts';
import { MissingGlyphError, UndrawableFigureError } from '../../../src/figures/static/errors.ts';
import { fontFiles } from '../../../src/figures/static/fonts.ts';
import { readCmap } from '../../../src/figures/static/read-cmap.ts';
import { renderSvg } from '../../../src/figures/static/render-svg.ts';

const refusal = (trace: Trace) => () => assertDrawable({ data: [{ y: [1] }, trace], layout: {} });
const [regular, ...others] = fontFiles().map((file) => readCmap(readFileSync(file)));
const glyphs = (figure: Parameters<typeof assertGlyphs>[0]) => () => assertGlyphs(figure, regular!);

describe('assertDrawable', () => {
  test.each([
    ['scattergl', /'scatter'/],
    ['heatmapgl', /WebGL/],
    ['scatter3d', /3-D/],
    ['surface', /3-D/],
    ['splom', /subplots/],
    ['parcoords', /per row/],
    ['choropleth', /map files/],
    ['scattermap', /map files/],
    ['densitymapbox', /map files/],
    ['scattergeo', /map files/],
    ['treemap', /not in the plotly bundle/],
    ['sankey', /one of bar, box/],
  ])('refuses %s by name, with a way out', (type, remedy) => {
    expect(refusal({ type, name: 'cells' })).toThrow(UndrawableFigureError);
    expect(refusal({ type, name: 'cells' })).toThrow(new RegExp(`trace 1 \\(cells\\).*'${type}'`));
    expect(refusal({ type })).toThrow(remedy);
  });

  test('refuses hatch patterns, one for all or one a bar', () => {
    expect(refusal({ type: 'bar', marker: { pattern: { shape: '/' } } })).toThrow(/hatch patterns/);
    expect(refusal({ type: 'bar', marker: { pattern: { shape: ['', 'x'] } } })).toThrow(/hatch patterns/);
    expect(refusal({ fillpattern: { shape: '.' } })).toThrow(/hatch patterns/);
    expect(refusal({ type: 'bar', marker: { pattern: { shape: '' } } })).not.toThrow();
  });

  test('fetches no image', () => {
    expect(refusal({ type: 'image', source: 'https://example.org/a.png' })).toThrow(/data: URL/);
    const images = [{ source: 'logo.png' }];
    expect(() => assertDrawable({ data: [], layout: { images } })).toThrow(/logo\.png is not fetched/);
  });

  test('comes before any drawing', async () => {
    await expect(renderSvg({ data: [{ type: 'surface' }], layout: {} })).rejects.toThrow(UndrawableFigureError);
    await expect(renderSvg({ data: [], layout: {} }, { width: 0 })).rejects.toThrow(/too small/);
  });
});

describe('assertGlyphs', () => {
  test('names the character, its place and the remedy', () => {
    const figure = { data: [], layout: { title: { text: 'Best ★ model' } } };
    expect(glyphs(figure)).toThrow(MissingGlyphError);
    expect(glyphs(figure)).toThrow(/no glyph for '★' \(U\+2605\), found in the title \(layout\.title\.text\).*other/);
  });

  test('finds it in axes, names, categories, annotations and tick labels', () => {
    expect(glyphs({ data: [{ y: [1], name: '模型' }], layout: {} })).toThrow(/the name of trace 0/);
    expect(glyphs({ data: [{ x: ['a', '★'], y: [1, 2] }], layout: {} })).toThrow(
      /the x of trace 0 \(data\[0\]\.x\[1\]\)/,
    );
    expect(glyphs({ data: [], layout: { xaxis2: { title: { text: '★' } } } })).toThrow(/the title of xaxis2/);
    expect(glyphs({ data: [], layout: { yaxis: { ticktext: ['★'] } } })).toThrow(/the tick labels of yaxis/);
    expect(glyphs({ data: [], layout: { annotations: [{ text: '🩺' }] } })).toThrow(/U\+1FA7A.*an annotation/);
  });

  test('lets hover texts say anything', () => {
    expect(
      glyphs({ data: [{ y: [1], hovertext: ['★'], hovertemplate: '★', customdata: ['★'] }], layout: {} }),
    ).not.toThrow();
  });

  test('lets the letters and signs of science pass', () => {
    expect(glyphs({ data: [], layout: { title: { text: 'ρ ζ κ ≥ ≤ ± − – µ × é ü Ж\n' } } })).not.toThrow();
  });

  test('reads the finished drawing as well', async () => {
    expect(() => assertDrawnGlyphs('<text>a ★</text>', regular!)).toThrow(/a text that plotly made/);
    const entity = { data: [{ y: [1] }], layout: { title: { text: '&#9733;' } } };
    await expect(renderSvg(entity)).rejects.toThrow(MissingGlyphError);
    await expect(renderSvg({ data: [{ y: [1] }], layout: { title: { text: 'ok' } } })).resolves.toContain('ok');
  });
});

describe('readCmap', () => {
  test('gives the same characters for all bundled faces', () => {
    for (const face of others) expect([...face].sort()).toEqual([...regular!].sort());
  });

  test('says when a file is no font', () => {
    expect(() => readCmap(new Uint8Array(32))).toThrow(/no cmap table/);
  });
});
