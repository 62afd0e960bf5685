import type { Figure } from '../figure.ts';
import { pictureSize } from './picture-size.ts';
import { draw, type Size } from './renderer.ts';

/**
 * The figure as SVG, drawn by plotly without a browser. The same figure and size give the same bytes, in any process.
 *
 * The first call loads the libraries (about a second); calls made together are drawn one after the other. Width and
 * height are in CSS pixels and default to those of the layout, then to 960 by 540.
 *
 * @throws UndrawableFigureError for what needs a browser: WebGL, 3-D and map traces, hatch patterns.
 * @throws MissingGlyphError for a text with a character that the bundled fonts lack.
 *
 * @example await writeFile('bars.svg', await renderSvg({ data: [{ type: 'bar', y: [1, 2] }], layout: themed() }))
 */
export async function renderSvg(figure: Figure, options: Partial<Size> = {}): Promise<string> {
  return draw(figure, pictureSize(figure, options));
}
