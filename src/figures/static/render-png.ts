import type { Figure } from '../figure.ts';
import { renderSvg } from './render-svg.ts';
import type { Size } from './renderer.ts';
import { svgToPng } from './svg-to-png.ts';

/**
 * The figure as PNG: the picture of `renderSvg`, painted with `scale` pixels per CSS pixel (2 unless stated, for sharp
 * print and screens). The same bytes in any process; the same errors as `renderSvg`.
 *
 * @example await writeFile('bars.png', await renderPng(figure, { width: 800, height: 400 })) // 1600 by 800 pixels
 */
export async function renderPng(
  figure: Figure,
  { scale = 2, ...size }: Partial<Size> & { scale?: number } = {},
): Promise<Uint8Array> {
  return svgToPng(await renderSvg(figure, size), scale);
}
