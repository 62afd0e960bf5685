import { bundledFamily, fontFiles } from './fonts.ts';

/** Paints an SVG of `renderSvg`, `scale` pixels to the unit, with the bundled fonts whatever family it names. */
export async function svgToPng(svg: string, scale: number): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    background: 'white',
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles(),
      defaultFontFamily: bundledFamily,
      serifFamily: bundledFamily,
      sansSerifFamily: bundledFamily,
      monospaceFamily: bundledFamily,
    },
  });
  return new Uint8Array(picture.render().asPng());
}
