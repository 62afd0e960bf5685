/**
 * Plotly's SVG as resvg reads it. jsdom writes `url("#id")` with quotes, which resvg takes for no colour at all and
 * paints black (colour bars); and resvg knows `image-rendering` by its older words only, without which the cells of a
 * heat map come out blurred.
 */
export function repairSvg(svg: string): string {
  return svg
    .replace(/url\((?:'|&quot;|&apos;|&#39;)[^'"#)]*(#[^'"&)]+)(?:'|&quot;|&apos;|&#39;)\)/g, 'url($1)')
    .replace(/image-rendering: ?pixelated/g, 'image-rendering: optimizeSpeed');
}
