import type { Figure, JsonObject } from './figure.ts';
import { theme } from './theme.ts';

/** Why the numbers of a figure are not measurements: a mock model, replayed completions, or simulated data. */
export type Mark = 'mock' | 'replayed' | 'simulated';

const words: Record<Mark, string> = {
  mock: 'MOCK MODEL',
  replayed: 'REPLAYED RUN',
  simulated: 'SIMULATED DATA',
};

/**
 * The figure with a badge in its top right corner that says where its numbers come from, so that a picture that leaves
 * its notebook cannot pass for a measurement. The mark is kept in `layout.meta.mark` too, for programs.
 *
 * @example marked(rocFigure, 'simulated').layout.meta // { mark: 'simulated' }
 */
export function marked(figure: Figure, mark: Mark): Figure {
  const { layout } = figure;
  const margin = { ...theme.layout.margin, ...(layout.margin as Partial<typeof theme.layout.margin> | undefined) };
  const badge = {
    name: 'mark',
    text: `<b>${words[mark]}</b>`,
    showarrow: false,
    // Annotations know the plot area only, so the corner of the picture is reached by way of the margins.
    xref: 'paper',
    x: 1,
    xanchor: 'right',
    xshift: margin.r - 16,
    yref: 'paper',
    y: 1,
    yanchor: 'top',
    yshift: margin.t - 14,
    font: { size: 11, color: '#8f3a00' },
    bgcolor: '#fdf0e6',
    bordercolor: '#d55e00',
    borderwidth: 1,
    borderpad: 4,
  };
  const annotations = (layout.annotations as JsonObject[] | undefined) ?? [];
  const meta = { ...(layout.meta as JsonObject | undefined), mark };
  return { data: figure.data, layout: { ...layout, meta, annotations: [...annotations, badge] } };
}
