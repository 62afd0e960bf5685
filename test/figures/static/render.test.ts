import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/figures/figure.ts';
import { sequential } from '../../../src/figures/palette.ts';
import { renderPng } from '../../../src/figures/static/render-png.ts';
import { renderSvg } from '../../../src/figures/static/render-svg.ts';
import { themed } from '../../../src/figures/theme.ts';
import { compileFigures } from './compile-figures.ts';

const size = { width: 400, height: 300 };
const colorbar = { title: { text: 'Score' } };
const heatMap: Figure = {
  data: [
    {
      type: 'heatmap',
      z: [
        [0, 1],
        [1, 0],
      ],
      x: ['a', 'b'],
      y: ['c', 'd'],
      xgap: 0,
      ygap: 0,
    },
  ],
  layout: themed({ title: { text: 'Heat' } }),
};
const bars: Figure = {
  data: [{ type: 'bar', x: ['a', 'b', 'c'], y: [3, 2, 1], marker: { color: [0, 1, 2], showscale: true, colorbar } }],
  layout: themed({ title: { text: 'Bars' }, xaxis: { title: { text: 'Where' } } }),
};

/** The colours of a PNG with their counts, most frequent first. */
async function colorsOf(png: Uint8Array): Promise<Map<string, number>> {
  const image = await loadImage(Buffer.from(png));
  const pen = createCanvas(image.width, image.height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const pixels = pen.getImageData(0, 0, image.width, image.height).data;
  const counts = new Map<string, number>();
  for (let i = 0; i < pixels.length; i += 4) {
    const color = `#${[0, 1, 2].map((k) => pixels[i + k]!.toString(16).padStart(2, '0')).join('')}`;
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return counts;
}

describe('renderPng', () => {
  test('draws the cells of a heat map in their colours with sharp edges', async () => {
    const colors = await colorsOf(await renderPng(heatMap, { ...size, scale: 1 }));
    const [low, high] = [sequential[0]![1], sequential.at(-1)![1]];
    // Two cells each of about 130 by 70 pixels; blurred cells would leave few pixels of either pure colour.
    expect(colors.get(low)).toBeGreaterThan(8000);
    expect(colors.get(high)).toBeGreaterThan(8000);
    expect(colors.get('#000000') ?? 0).toBe(0);
  });

  test('draws a colour bar as a run of colours, not black', async () => {
    const colors = await colorsOf(await renderPng(bars, { ...size, scale: 1 }));
    expect(colors.get('#000000') ?? 0).toBe(0);
    expect(colors.size).toBeGreaterThan(100);
    for (const end of [sequential[0]![1], sequential[4]![1], sequential.at(-1)![1]]) {
      expect(colors.get(end), end).toBeGreaterThan(500);
    }
  });

  test('has scale times the pixels of the size', async () => {
    const image = await loadImage(Buffer.from(await renderPng(bars, { ...size, scale: 1.5 })));
    expect([image.width, image.height]).toEqual([600, 450]);
  });

  test('draws with the bundled font whatever family a figure names', async () => {
    const plain = { data: [{ y: [1, 2] }], layout: { font: { family: 'Open Sans' } } };
    const other = { data: [{ y: [1, 2] }], layout: { font: { family: 'Comic Sans MS, serif' } } };
    expect(await renderPng(other, size)).toEqual(await renderPng(plain, size));
  });
});

describe('renderSvg', () => {
  test('quotes no reference, which resvg would paint black', async () => {
    const svg = await renderSvg(bars, size);
    expect(svg).toContain('url(#');
    expect(svg).not.toMatch(/url\((?:'|"|&)/);
  });

  test('takes its size from the options, then the layout, then 960 by 540', async () => {
    const sized = { data: [], layout: { width: 500, height: 200 } };
    expect(await renderSvg(sized, { height: 250 })).toMatch(/^<svg[^>]* width="500" height="250"/);
    expect(await renderSvg({ data: [], layout: {} })).toMatch(/^<svg[^>]* width="960" height="540"/);
  });

  test('keeps labels inside the picture', async () => {
    const label = 'A category with quite a long name';
    const svg = await renderSvg(
      { data: [{ type: 'bar', orientation: 'h', x: [1], y: [label] }], layout: themed() },
      size,
    );
    const x = Number(new RegExp(`<text[^>]* x="([\\d.]+)"[^>]*>${label}<`).exec(svg)?.[1]);
    // Right-aligned at x, so the width of the text must fit to the left of it.
    expect(x).toBeGreaterThan(180);
  });

  test('reads typed arrays, and holes where numbers are missing', async () => {
    const trace = { mode: 'markers', x: Float64Array.of(1, 2, 3), y: Float32Array.of(1, Number.NaN, 3) };
    const svg = await renderSvg({ data: [trace], layout: {} }, size);
    expect(svg.match(/class="point"/g)).toHaveLength(2);
  });

  test('draws figures asked for together one after the other, and survives a refusal among them', async () => {
    const apart = [await renderSvg(bars, size), await renderSvg(heatMap, size)];
    const refused = { data: [{ type: 'scattergl' }], layout: {} };
    const together = await Promise.allSettled([bars, refused, heatMap].map((figure) => renderSvg(figure, size)));
    expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(together.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))).toEqual(apart);
  });

  test('leaves the figure alone', async () => {
    const before = JSON.stringify(bars);
    await renderSvg(bars, size);
    expect(JSON.stringify(bars)).toBe(before);
  });
});

describe('in separate processes', () => {
  let compiled: ReturnType<typeof compileFigures>;
  beforeAll(() => {
    compiled = compileFigures();
  });
  afterAll(() => compiled.remove());

  const run = (program: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: compiled.folder, encoding: 'utf8' });

  const drawAll = (figures: Figure[]) =>
    run(`
      import { createHash } from 'node:crypto';
      const { renderSvg } = await import('${compiled.folder}/static/render-svg.js');
      const { renderPng } = await import('${compiled.folder}/static/render-png.js');
      for (const figure of ${JSON.stringify(figures)}) {
        for (const draw of [renderSvg, renderPng]) {
          const bytes = await draw(figure, ${JSON.stringify(size)});
          console.log(createHash('sha256').update(bytes).digest('hex'));
        }
      }`)
      .trim()
      .split('\n');

  test('the same figure gives the same bytes, whatever was drawn before it', async () => {
    const first = drawAll([heatMap, bars]);
    const second = drawAll([bars, heatMap]);
    expect([...second.slice(2), ...second.slice(0, 2)]).toEqual(first);
    const here = createHash('sha256')
      .update(await renderSvg(heatMap, size))
      .digest('hex');
    expect(first[0]).toBe(here);
  });

  test('importing loads none of the heavy packages, and require works', () => {
    const listed = run(`
      import { createRequire } from 'node:module';
      const require = createRequire('${compiled.folder}/');
      const { renderPng } = require('${compiled.folder}/static/render-png.js');
      const heavy = Object.keys(require.cache).filter((file) => /jsdom|napi-rs|resvg|plotly/.test(file));
      console.log(typeof renderPng, heavy.length);
    `);
    expect(listed.trim()).toBe('function 0');
  });
});
