import { assertSome } from './assert-some.ts';
import type { Figure, JsonObject, Trace } from './figure.ts';
import { heading } from './heading.ts';
import { label } from './label.ts';
import { type Mark, marked } from './marked.ts';
import { type Panel, panelGrid } from './panel-grid.ts';
import { seriesStyles } from './series-styles.ts';
import { type Series, seriesTraces } from './series-traces.ts';
import { textWidth } from './text-width.ts';
import { ink, pageWidth, themed } from './theme.ts';

/** A panel with what is drawn in it. */
export interface XyPanel extends Panel {
  series: readonly Series[];
  /** Lines to read by: the diagonal y = x, or a level of x or y with what it means. */
  guides?: readonly ('diagonal' | { x: number; text?: string } | { y: number; text?: string })[];
}

export interface XyPanelsOptions {
  title: string;
  subtitle?: string;
  /** Panels in a row; up to three unless stated. */
  columns?: number;
  /** Pixels of a panel's height. */
  height?: number;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/**
 * Lines and points with their intervals, in panels with axes of their own. A series of one name looks the same in every
 * panel (colour, dash, marker) and stands once in the legend.
 *
 * @throws RangeError when there is nothing to draw
 * @example
 * xyPanelsFigure([{ x: { title: 'rho' }, y: { title: 'AUROC' }, series: [{ name: 'MMIL', x: [0.1, 0.5], y: [0.94, 0.93] }] }],
 *   { title: 'AUROC against rho', mark: 'simulated' })
 */
export function xyPanelsFigure(
  panels: readonly XyPanel[],
  { title, subtitle, columns, height, mark }: XyPanelsOptions,
): Figure {
  assertSome(
    panels.flatMap(({ series }) => series),
    'series',
  );
  const names = panels.flatMap(({ series }) => series.map(({ name }) => name));
  const styles = seriesStyles(names);
  const shown = new Set<string>();
  const hasLegend = new Set(names).size > 1;
  const grid = panelGrid(panels, {
    top: (subtitle === undefined ? 72 : 96) + (hasLegend ? 10 + 24 * legendRows([...new Set(names)]) : 0),
    ...(columns === undefined ? {} : { columns }),
    ...(height === undefined ? {} : { height }),
  });
  const guides = panels.map((panel, k) => guidesOf(panel, grid.axes(k)));
  const data = panels.flatMap((panel, k) => [
    ...panel.series.flatMap((series) => {
      const showlegend = hasLegend && !shown.has(series.name);
      shown.add(series.name);
      return seriesTraces(series, styles.get(series.name)!, { ...grid.axes(k), showlegend });
    }),
    ...guides[k]!.traces,
  ]);
  const { annotations, ...layout } = grid.layout;
  const titled = panels.some((panel) => panel.title);
  const figure: Figure = {
    data,
    layout: themed({
      title: heading(title, subtitle),
      hovermode: 'closest',
      showlegend: hasLegend,
      legend: {
        orientation: 'h',
        x: 0,
        xanchor: 'left',
        xref: 'paper',
        // Above the titles of the panels, whatever the height of the plots is.
        y: 1 + (titled ? 30 : 6) / (Number(layout.height) - (layout.margin as { t: number; b: number }).t - 64),
        yanchor: 'bottom',
        yref: 'paper',
      },
      ...layout,
      shapes: guides.flatMap(({ shapes }) => shapes),
      annotations: [...annotations, ...guides.flatMap((guide) => guide.annotations)],
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

/** Rows that a horizontal legend takes: each name with its mark and the space around it. */
function legendRows(names: readonly string[]): number {
  let [rows, used] = [1, 0];
  for (const name of names) {
    const width = textWidth(name, 12) + 46;
    if (used > 0 && used + width > legendWidth) [rows, used] = [rows + 1, 0];
    used += width;
  }
  return rows;
}

/** Of the page, between the outer margins of the panels. */
const legendWidth = pageWidth - 106;

const line = { color: ink.quiet, width: 1.2, dash: 'dot' };

function guidesOf(
  { guides = [], x, y }: XyPanel,
  { xaxis, yaxis }: { xaxis: string; yaxis: string },
): { traces: Trace[]; shapes: JsonObject[]; annotations: JsonObject[] } {
  const shapes: JsonObject[] = [];
  const annotations: JsonObject[] = [];
  const traces: Trace[] = [];
  const within = (axis: string): string => `${axis} domain`;
  for (const guide of guides) {
    if (guide === 'diagonal') {
      const [from, to] = x?.range ?? [0, 1];
      traces.push({
        type: 'scatter',
        mode: 'lines',
        meta: { decoration: true },
        xaxis,
        yaxis,
        showlegend: false,
        x: [from, to],
        y: [from, to],
        line,
        hoverinfo: 'skip',
      });
      continue;
    }
    const isLevel = 'y' in guide;
    const at = isLevel ? guide.y : guide.x;
    // On a logarithmic axis a shape stands at the value, an annotation at its logarithm.
    const noted = (isLevel ? y : x)?.log ? Math.log10(at) : at;
    shapes.push({
      type: 'line',
      line,
      xref: isLevel ? within(xaxis) : xaxis,
      yref: isLevel ? yaxis : within(yaxis),
      ...(isLevel ? { x0: 0, x1: 1, y0: at, y1: at } : { x0: at, x1: at, y0: 0, y1: 1 }),
    });
    if (guide.text)
      annotations.push({
        text: label(guide.text),
        showarrow: false,
        font: { size: 11.5, color: ink.quiet },
        borderpad: 1,
        ...(isLevel
          ? { xref: within(xaxis), x: 1, xanchor: 'right', yref: yaxis, y: noted, yanchor: 'bottom' }
          : { xref: xaxis, x: noted, xanchor: 'left', xshift: 3, yref: within(yaxis), y: 1, yanchor: 'top' }),
      });
  }
  return { traces, shapes, annotations };
}
