import type { Figure, JsonObject, Trace } from './figure.ts';
import { plainText } from './plain-text.ts';

type Cell = string | number | null | undefined;
type Record = { [column in (typeof columns)[number]]?: Cell };

const columns = [
  'trace',
  'type',
  'x_axis',
  'x',
  'x_lower',
  'x_upper',
  'y_axis',
  'y',
  'y_lower',
  'y_upper',
  'value',
  'text',
] as const;

/**
 * The data of a figure as CSV (RFC 4180): one record for each point, bar or cell of each trace, with the ends of its
 * error bars, and names, not positions, where the axis shows names. Traces that only decorate others are left out
 * (`meta.decoration`), and so is markup. Empty where there is no number. A figure that is marked as mock, replayed or
 * simulated says so in a last column, `data`, of every record.
 *
 * Texts are written as they are. A spreadsheet takes one that starts with `=`, `+`, `-` or `@` for a formula: import
 * the file as text when its names come from somebody you do not trust.
 *
 * @example figureCsv({ data: [{ name: 'a', x: [1], y: [2] }], layout: {} })
 * // 'trace,type,x_axis,x,x_lower,x_upper,y_axis,y,y_lower,y_upper,value,text\r\na,scatter,,1,,,,2,,,,\r\n'
 */
export function figureCsv(figure: Figure): string {
  const traces = figure.data.filter(({ meta }) => !(meta as JsonObject | undefined)?.decoration);
  const records = traces.flatMap((trace) => (isGrid(trace) ? gridRecords(trace, figure) : pointRecords(trace, figure)));
  const mark = (figure.layout.meta as { mark?: string } | undefined)?.mark;
  const rows: Cell[][] = [[...columns], ...records.map((record) => columns.map((column) => record[column]))];
  const marked = mark === undefined ? rows : rows.map((row, r) => [...row, r === 0 ? 'data' : mark]);
  return [...marked.map((row) => row.map(quoted).join(',')), ''].join('\r\n');
}

const isGrid = ({ z }: Trace) => isList(z) && isList(z[0]);

function gridRecords(trace: Trace, figure: Figure): Record[] {
  const [x, y] = [axisOf(trace, 'x', figure), axisOf(trace, 'y', figure)];
  const texts = list(trace.text);
  return list(trace.z).flatMap((row, r) =>
    list(row).map((value, c) => ({
      ...head(trace),
      x_axis: x.title,
      x: x.name(list(trace.x)[c] ?? c),
      y_axis: y.title,
      y: y.name(list(trace.y)[r] ?? r),
      value: value as Cell,
      text: text(list(texts[r])[c]),
    })),
  );
}

function pointRecords(trace: Trace, figure: Figure): Record[] {
  const [x, y] = [axisOf(trace, 'x', figure), axisOf(trace, 'y', figure)];
  const [xs, ys] = [list(trace.x ?? trace.labels), list(trace.y)];
  const values = list(trace.values ?? trace.customdata);
  // Plotly counts the points where one coordinate is not given; what has only values (histograms, boxes) has none.
  const counts = ['scatter', 'bar'].includes(trace.type ?? 'scatter');
  const n = Math.max(xs.length, ys.length, values.length);
  return Array.from({ length: n }, (_, i) => {
    const [atX, atY] = [trace.x || trace.labels || !counts ? xs[i] : i, trace.y || !counts ? ys[i] : i];
    const [lowX, highX] = errorEnds(trace.error_x, atX, i);
    const [lowY, highY] = errorEnds(trace.error_y, atY, i);
    return {
      ...head(trace),
      x_axis: x.title,
      x: x.name(atX),
      x_lower: lowX,
      x_upper: highX,
      y_axis: y.title,
      y: y.name(atY),
      y_lower: lowY,
      y_upper: highY,
      value: isCell(values[i]) ? values[i] : undefined,
      text: text(list(trace.text)[i]),
    };
  });
}

const head = ({ name, type = 'scatter' }: Trace): Record => ({ trace: name && plainText(name), type });

/** Title of a trace's axis, and the names of its positions: those in `layout.meta.names`, which are not cut. */
function axisOf(trace: Trace, letter: 'x' | 'y', { layout }: Figure): { title: string; name: (at: unknown) => Cell } {
  const id = (trace[`${letter}axis`] as string | undefined) ?? letter;
  const axis = (layout[id.replace(letter, `${letter}axis`)] ?? {}) as JsonObject;
  const title = (axis.title as { text?: string } | undefined)?.text ?? '';
  const names = (layout.meta as { names?: JsonObject } | undefined)?.names?.[id] as JsonObject | undefined;
  const name = (at: unknown) => {
    const known = names?.[String(at)];
    return isCell(known) ? known : isCell(at) ? at : undefined;
  };
  return { title: plainText(title), name };
}

/** Ends of an error bar, lower first. */
function errorEnds(error: unknown, at: unknown, i: number): [Cell, Cell] {
  if (!error || typeof at !== 'number') return [undefined, undefined];
  const {
    type,
    array,
    arrayminus,
    value = 0,
    valueminus = value,
  } = error as {
    type?: string;
    array?: unknown;
    arrayminus?: unknown;
    value?: number;
    valueminus?: number;
  };
  const share = type === 'percent' ? Math.abs(at) / 100 : 1;
  const fixed = type === 'percent' || type === 'constant';
  const up = fixed ? value * share : list(array)[i];
  const down = fixed ? valueminus * share : list(arrayminus ?? array)[i];
  const end = (distance: unknown, sign: number) => (typeof distance === 'number' ? at + sign * distance : undefined);
  return [end(down, -1), end(up, 1)];
}

const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || ArrayBuffer.isView(value);

const list = (value: unknown): unknown[] => (isList(value) ? Array.from(value) : []);

const isCell = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

const text = (value: unknown): Cell =>
  typeof value === 'string' ? plainText(value) : isCell(value) ? value : undefined;

function quoted(cell: Cell): string {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return '';
  // 15 digits, so that 0.1 + 0.2 is 0.3.
  const written = String(typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell);
  return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}
