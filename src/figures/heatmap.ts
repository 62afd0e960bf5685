import { assertSome } from './assert-some.ts';
import { columnHeads } from './column-heads.ts';
import { colorAt, textOn } from './contrast.ts';
import type { Figure, JsonObject, Trace } from './figure.ts';
import { formatValue, isThere, missing } from './format-value.ts';
import { heading } from './heading.ts';
import { fullLabel, label } from './label.ts';
import { type Mark, marked } from './marked.ts';
import { sequential } from './palette.ts';
import { textWidth } from './text-width.ts';
import { ink, pagePad, pageWidth, themed } from './theme.ts';

/** A table of numbers: `values[row][column]`. */
export interface HeatmapTable {
  rows: readonly string[];
  columns: readonly string[];
  /** Group of each column; neighbours of one group stand under one bracket. */
  groups?: readonly string[];
  /** null and NaN are missing. */
  values: readonly ArrayLike<number | null>[];
}

export interface HeatmapOptions {
  title: string;
  subtitle?: string;
  /** Values of the two ends of the colours, 0 and 1 unless stated. */
  range?: readonly [number, number];
  /** Decimals in the cells, 2 unless stated. */
  decimals?: number;
  /** What the colours mean. */
  colorTitle?: string;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/** A column this wide has no need to be wider. */
const widest = 110;
/** What the colour bar takes beside its numbers; with less, plotly would narrow the cells. */
const colorbarRoom = 106;
const rowLabel = { width: 240, size: 13 };
/** Ground of a missing cell: a grey that is no colour of the scale. */
const hole = '#e9ebed';

/**
 * A table as colours with the numbers in the cells, rows and columns in the order given. Missing cells are grey with a
 * dash. Long names are broken and cut with …; hovering gives the whole name and one more decimal.
 *
 * @throws RangeError when the table is empty or its parts do not fit together.
 *
 * @example heatmapFigure({ rows: ['GPT-4o'], columns: ['CLEAR'], values: [[0.75]] }, { title: 'Scores' })
 */
export function heatmapFigure(
  table: HeatmapTable,
  { title, subtitle, range = [0, 1], decimals = 2, colorTitle = 'Score', mark }: HeatmapOptions,
): Figure {
  assertTable(table);
  const { rows, columns } = table;
  const values = table.values.map((row) => Array.from(row, (value) => (isThere(value) ? value : null)));
  const size = columns.length > 12 ? 11 : 12.5;
  const widestText = Math.max(...values.flat().map((value) => textWidth(formatValue(value, decimals), size)));
  const rowLabels = rows.map((name) => label(name, rowLabel));
  const labelRoom = Math.ceil(
    pagePad + 12 + Math.max(...rows.map((name) => Math.min(rowLabel.width, textWidth(name, rowLabel.size)))),
  );
  const right = colorbarRoom + Math.ceil(Math.max(...range.map((end) => textWidth(formatValue(end, 1), 12))));
  const heads = columnHeads(columns, table.groups, {
    least: widestText + 8,
    wanted: Math.min(widest, (pageWidth - labelRoom - right) / columns.length),
    overhang: labelRoom - 8,
  });
  const left = labelRoom + heads.overhang;
  const across = heads.cell * columns.length;
  const down = rows.length * (rows.length > 20 ? 24 : 30);
  const top = (subtitle === undefined ? 70 : 92) + heads.above;
  const width = Math.max(720, left + across + right);
  const barLength = Math.min(320, Math.max(150, down));
  // The bar may be longer than the cells are high, and hangs down beside the column labels.
  const bottom = Math.max(heads.below, barLength - down) + 24;

  const figure: Figure = {
    data: [
      cells(table, values, range, decimals, {
        title: { text: colorTitle, side: 'right' },
        tickformat: '~f',
        y: 1,
        yanchor: 'top',
        ypad: 0,
        xpad: 16,
        lenmode: 'pixels',
        len: barLength,
      }),
      ...cellTexts(values, range, decimals, size),
    ],
    layout: themed({
      title: heading(title, subtitle),
      meta: { names: { x: [...columns], y: [...rows] } },
      width,
      height: top + down + bottom,
      margin: { l: left, r: width - left - across, t: top, b: bottom },
      plot_bgcolor: hole,
      showlegend: false,
      xaxis: { ...bare, ...heads.axis, range: [-0.5, columns.length - 0.5] },
      yaxis: {
        ...bare,
        range: [rows.length - 0.5, -0.5],
        tickvals: rows.map((_, i) => i),
        ticktext: rowLabels,
        tickfont: { size: rowLabel.size },
        ticklabelstandoff: 8,
      },
      shapes: [gridLines(rows.length, columns.length), ...heads.shapes],
      annotations: heads.annotations,
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

const bare = { automargin: false, showgrid: false, fixedrange: true };

function assertTable({ rows, columns, groups, values }: HeatmapTable): void {
  assertSome(rows, 'rows');
  assertSome(columns, 'columns');
  if (groups && groups.length !== columns.length) {
    throw new RangeError(`${columns.length} columns but ${groups.length} groups: name the group of each column`);
  }
  if (values.length !== rows.length) throw new RangeError(`${rows.length} rows but ${values.length} rows of values`);
  const odd = values.findIndex((row) => row.length !== columns.length);
  if (odd < 0) return;
  const found = `the row of ${rows[odd]} has ${values[odd]!.length} values for ${columns.length} columns`;
  throw new RangeError(`${found}: write null for a missing one`);
}

type Values = readonly (readonly (number | null)[])[];

function cells(
  { rows, columns, groups }: HeatmapTable,
  values: Values,
  [zmin, zmax]: readonly [number, number],
  decimals: number,
  colorbar: JsonObject,
): Trace {
  const hover = (value: number | null, r: number, c: number) =>
    [
      `<b>${fullLabel(rows[r]!)}</b>`,
      fullLabel(columns[c]!),
      ...(groups ? [fullLabel(groups[c]!)] : []),
      value === null ? 'missing' : `<b>${formatValue(value, decimals + 1)}</b>`,
    ].join('<br>');
  return {
    type: 'heatmap',
    name: 'values',
    z: values,
    zmin,
    zmax,
    xgap: 0,
    ygap: 0,
    colorbar,
    // A missing cell has its hover text too.
    hoverongaps: true,
    hoverinfo: 'text',
    hovertext: values.map((row, r) => row.map((value, c) => hover(value, r, c))),
  };
}

/** The numbers over the cells, dark on light colours and light on dark ones. */
function cellTexts(values: Values, [low, high]: readonly [number, number], decimals: number, size: number): Trace[] {
  const all = values.flatMap((row, y) => row.map((value, x) => ({ value, x, y })));
  const colors = new Map<string, typeof all>();
  for (const cell of all) {
    const share = (cell.value! - low) / (high - low);
    const color = cell.value === null ? ink.quiet : textOn(colorAt(sequential, Math.min(1, Math.max(0, share))));
    if (!colors.get(color)?.push(cell)) colors.set(color, [cell]);
  }
  return [...colors].map(([color, own]) => ({
    type: 'scatter',
    mode: 'text',
    meta: { decoration: true },
    x: own.map(({ x }) => x),
    y: own.map(({ y }) => y),
    text: own.map(({ value }) => (value === null ? missing : formatValue(value, decimals))),
    textposition: 'middle center',
    textfont: { size, color },
    hoverinfo: 'skip',
  }));
}

/** Hairlines of the page's colour between the cells. */
function gridLines(rows: number, columns: number): JsonObject {
  const down = Array.from({ length: columns - 1 }, (_, i) => `M${i + 0.5},-0.5V${rows - 0.5}`);
  const across = Array.from({ length: rows - 1 }, (_, i) => `M-0.5,${i + 0.5}H${columns - 0.5}`);
  return {
    type: 'path',
    path: [...down, ...across].join('') || 'M0,0',
    line: { color: '#ffffff', width: 1 },
  };
}
