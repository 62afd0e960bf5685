import type { Layout } from './figure.ts';
import { diverging, palette, sequential } from './palette.ts';

/** Greys of the theme, from text to hairline. */
export const ink = { text: '#222222', quiet: '#5f6368', rule: '#8a8f94', grid: '#e6e8ea', shade: '#f5f6f7' } as const;

/** Open Sans is bundled for the static pictures; a browser without it takes its own sans serif. */
export const fontFamily = 'Open Sans, Helvetica Neue, Arial, sans-serif';

/** Width of a picture unless its layout states one. */
export const pageWidth = 960;

/** Free space at the left and right edge of a picture; the title starts there too. */
export const pagePad = 24;

const axis = {
  automargin: true,
  showgrid: true,
  gridcolor: ink.grid,
  gridwidth: 1,
  zeroline: false,
  showline: false,
  ticks: '',
  ticklabelstandoff: 4,
  tickfont: { size: 12, color: ink.text },
  title: { font: { size: 13, color: ink.text }, standoff: 12 },
};

const colorbar = { outlinewidth: 0, thickness: 14, ticks: '', tickfont: { size: 12 }, title: { font: { size: 12 } } };

/** The look of all figures, as a plotly template: defaults that any key of the figure itself overrides. */
export const theme = {
  layout: {
    font: { family: fontFamily, size: 13, color: ink.text },
    title: {
      font: { size: 19, color: ink.text },
      subtitle: { font: { size: 13, color: ink.quiet } },
      x: 0,
      xref: 'container',
      xanchor: 'left',
      y: 1,
      yref: 'container',
      yanchor: 'top',
      pad: { l: pagePad, t: 22 },
    },
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    margin: { l: 64, r: 32, t: 92, b: 64 },
    colorway: [...palette],
    colorscale: { sequential, sequentialminus: sequential, diverging },
    coloraxis: { colorbar },
    xaxis: axis,
    yaxis: axis,
    legend: { font: { size: 12 }, bgcolor: 'rgba(255,255,255,0)' },
    hoverlabel: { font: { family: fontFamily, size: 13 }, align: 'left' },
    annotationdefaults: { font: { size: 12, color: ink.text }, arrowcolor: ink.quiet, arrowwidth: 1, arrowhead: 0 },
  },
  data: {
    heatmap: [{ colorscale: sequential, colorbar, xgap: 1, ygap: 1 }],
    contour: [{ colorscale: sequential, colorbar }],
    histogram2d: [{ colorscale: sequential, colorbar }],
    histogram2dcontour: [{ colorscale: sequential, colorbar }],
    bar: [{ marker: { line: { width: 0 } } }],
    scatter: [{ marker: { size: 9 }, line: { width: 2 } }],
  },
};

/**
 * A layout in the project's one look: Open Sans, white ground, quiet grid, colour-blind-safe colours, margins that grow
 * with the labels. What the layout says itself wins.
 *
 * @example themed({ title: { text: 'Cost per run' }, xaxis: { title: { text: 'US dollars' } } })
 */
export function themed(layout: Layout = {}): Layout {
  return { template: theme, ...layout };
}
