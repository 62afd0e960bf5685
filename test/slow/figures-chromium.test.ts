import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../../src/figures/figure.ts';
import { fontFiles } from '../../src/figures/static/fonts.ts';
import { pictureSize } from '../../src/figures/static/picture-size.ts';
import { renderPng } from '../../src/figures/static/render-png.ts';
import { sampleFigures } from '../figures/sample-figures.ts';
import { noChromium, screenshot } from './figures-chromium.ts';

const bundle = createRequire(import.meta.url).resolve('plotly.js/dist/plotly-cartesian.min.js');

/** A tree is small text nearly all over: there the edges of letters, on other half pixels, weigh more. */
const least: Record<string, number> = { 'taxonomy tree': 0.97 };

/** A page with the figure at its top left, in the fonts of the static pictures. */
function pageOf(figure: Figure, size: { width: number; height: number }): string {
  const faces = fontFiles().map((file) => {
    const [weight, style] = [/Bold/.test(file) ? 700 : 400, /Italic/.test(file) ? 'italic' : 'normal'];
    const data = readFileSync(file).toString('base64');
    return `@font-face{font-family:"Open Sans";font-weight:${weight};font-style:${style};src:url(data:font/ttf;base64,${data})}`;
  });
  const { data, layout } = figure;
  const spec = JSON.stringify({ data, layout: { ...layout, ...size } }).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8"><style>body{margin:0}${faces.join('')}</style><div id="figure"></div>
<script src="plotly.js"></script><script>
const { data, layout } = ${spec};
Promise.all(['', 'bold ', 'italic ', 'italic bold '].map((face) => document.fonts.load(face + '13px "Open Sans"')))
  .then(() => Plotly.newPlot('figure', data, layout, { staticPlot: true }));
</script>`;
}

/** Brightness of the pixels in the top left corner of a PNG. */
async function brightness(png: Uint8Array, width: number, height: number): Promise<Float64Array> {
  const pen = createCanvas(width, height).getContext('2d');
  pen.drawImage(await loadImage(Buffer.from(png)), 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  return Float64Array.from(
    { length: width * height },
    (_, i) => 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!,
  );
}

/** Mean structural similarity (Wang, Bovik, Sheikh and Simoncelli 2004) over blocks of 8 by 8 pixels; 1 is the same. */
function similarity(a: Float64Array, b: Float64Array, width: number, height: number): number {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  let sum = 0;
  let blocks = 0;
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0];
      for (let i = 0; i < 64; i++) {
        const at = (top + (i >> 3)) * width + left + (i & 7);
        const [p, q] = [a[at]!, b[at]!];
        [sa, sb, saa, sbb, sab] = [sa + p, sb + q, saa + p * p, sbb + q * q, sab + p * q];
      }
      const [ma, mb] = [sa / 64, sb / 64];
      const [va, vb, cov] = [saa / 64 - ma * ma, sbb / 64 - mb * mb, sab / 64 - ma * mb];
      sum += ((2 * ma * mb + c1) * (2 * cov + c2)) / ((ma * ma + mb * mb + c1) * (va + vb + c2));
      blocks++;
    }
  }
  return sum / blocks;
}

describe.skipIf(noChromium)(`static pictures beside Chromium's${noChromium}`, () => {
  test.each(Object.entries(sampleFigures))('%s looks the same', async (name, figure) => {
    const size = pictureSize(figure, {});
    const [width, height] = [Math.floor(2 * size.width), Math.floor(2 * size.height)];
    const files = { 'index.html': pageOf(figure, size), 'plotly.js': readFileSync(bundle, 'utf8') };
    const theirs = screenshot({ files, ...size });
    const ours = await renderPng(figure);
    const ssim = similarity(
      await brightness(ours, width, height),
      await brightness(theirs, width, height),
      width,
      height,
    );
    console.log(`${name}: SSIM ${ssim.toFixed(4)}`);
    expect(ssim).toBeGreaterThan(least[name] ?? 0.98);
  });
});
