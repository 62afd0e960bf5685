import type { JsonObject } from './figure.ts';

/** A text of a column at the right of the plot, beside a row, ending `xshift` pixels from its edge. */
export const columnText = (
  text: string,
  y: number,
  xshift: number,
  font: { size: number; color: string },
): JsonObject => ({
  ...{
    text,
    showarrow: false,
    xref: 'paper',
    x: 1,
    xanchor: 'right',
    xshift,
    y,
    yanchor: 'middle',
    borderpad: 0,
    font,
  },
});
