import type { JsonObject, Layout } from './figure.ts';
import { label } from './label.ts';
import { ink, pageWidth } from './theme.ts';

/** An axis of a panel. */
export interface PanelAxis {
  title?: string;
  /** In the units of the data, also on a logarithmic axis. */
  range?: readonly [number, number];
  log?: boolean;
  /** Where the ticks are, and what stands at them; plotly's choice unless stated. */
  ticks?: readonly number[];
  tickTexts?: readonly string[];
  /** d3-format of the tick labels. */
  format?: string;
}

/** One plot of several side by side. */
export interface Panel {
  title?: string;
  x?: PanelAxis;
  y?: PanelAxis;
}

export interface PanelGrid {
  /** Names of the axes of panel k, as traces and annotations take them. */
  axes: (k: number) => { xaxis: string; yaxis: string };
  /** Axes, margins, size, and the titles of the panels as annotations. */
  layout: Layout & { annotations: JsonObject[] };
}

const margin = { l: 78, r: 28, b: 64 };
const gap = { x: 78, y: 104 };

/**
 * Places panels in rows, each with axes of its own, on a page of the usual width.
 *
 * @param top pixels above the panels, for title and legend
 */
export function panelGrid(
  panels: readonly Panel[],
  { top, columns = Math.min(3, panels.length), height }: { top: number; columns?: number; height?: number },
): PanelGrid {
  const rows = Math.ceil(panels.length / columns);
  const each = height ?? (columns === 1 ? 400 : columns === 2 ? 320 : 260);
  const inner = { x: pageWidth - margin.l - margin.r, y: rows * each + (rows - 1) * gap.y };
  const width = (inner.x - (columns - 1) * gap.x) / columns;
  const titled = panels.some(({ title }) => title) ? 26 : 0;
  const layout: Layout & { annotations: JsonObject[] } = {
    width: pageWidth,
    height: top + titled + inner.y + margin.b,
    margin: { ...margin, t: top + titled },
    annotations: [],
  };
  const axes = (k: number): { xaxis: string; yaxis: string } => {
    const suffix = k === 0 ? '' : String(k + 1);
    return { xaxis: `x${suffix}`, yaxis: `y${suffix}` };
  };
  panels.forEach((panel, k) => {
    const [row, column] = [Math.floor(k / columns), k % columns];
    const x0 = (column * (width + gap.x)) / inner.x;
    const y1 = 1 - (row * (each + gap.y)) / inner.y;
    const { xaxis, yaxis } = axes(k);
    const x = { domain: [x0, Math.min(1, x0 + width / inner.x)], anchor: yaxis, ...axis(panel.x) };
    const y = { domain: [Math.max(0, y1 - each / inner.y), y1], anchor: xaxis, ...axis(panel.y) };
    layout[xaxis.replace('x', 'xaxis')] = x;
    layout[yaxis.replace('y', 'yaxis')] = y;
    if (panel.title)
      layout.annotations.push({
        text: `<b>${label(panel.title, { width, size: 13 })}</b>`,
        showarrow: false,
        xref: 'paper',
        x: x0,
        xanchor: 'left',
        yref: 'paper',
        y: y1,
        yanchor: 'bottom',
        yshift: 6,
        borderpad: 0,
        font: { size: 13 },
      });
  });
  return { axes, layout };
}

function axis({ title, range, log = false, ticks, tickTexts, format }: PanelAxis = {}): JsonObject {
  return {
    showline: true,
    linecolor: ink.rule,
    ticks: 'outside',
    ticklen: 4,
    tickcolor: ink.rule,
    ...(title === undefined ? {} : { title: { text: title } }),
    ...(log ? { type: 'log', dtick: 1, tickformat: '~g' } : {}),
    ...(range ? { range: log ? range.map(Math.log10) : [...range] } : {}),
    ...(ticks ? { tickmode: 'array', tickvals: [...ticks] } : {}),
    ...(tickTexts ? { ticktext: tickTexts.map((text) => label(text)) } : {}),
    ...(format ? { tickformat: format } : {}),
  };
}
