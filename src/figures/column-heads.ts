import type { JsonObject } from './figure.ts';
import { fullLabel, label } from './label.ts';
import { boldness, textWidth } from './text-width.ts';
import { ink } from './theme.ts';

/** What a table of columns needs around its cells: names below, brackets of groups above. */
export interface ColumnHeads {
  /** Width of a column in pixels. */
  cell: number;
  /** Room for the brackets above the cells, for the names below, and what the names need beyond the row labels. */
  above: number;
  below: number;
  overhang: number;
  axis: JsonObject;
  shapes: JsonObject[];
  annotations: JsonObject[];
}

const size = 12;
const lineHeight = 1.3 * size;
/** Width of slanted names; two lines of them where the columns are wide enough apart. */
const slanted = { width: 230, size };
const slope = Math.SQRT1_2;
const twoLines = (2 * lineHeight + 2) / slope;
/** Half the white gap between two groups. */
const gap = 2;

/**
 * Names of columns, level where each fits its column in three lines and slanted where not, and a bracket with a name
 * over each run of columns of one group.
 *
 * @param least pixels that a column must have, `wanted` those it may take
 * @param overhang pixels left of the cells that slanted names may use anyway
 */
export function columnHeads(
  columns: readonly string[],
  groups: readonly string[] | undefined,
  { least, wanted, overhang }: { least: number; wanted: number; overhang: number },
): ColumnHeads {
  const level = Math.max(least, wanted);
  const isLevel = columns.every((name) => fitsLevel(name, level - 12));
  const long = columns.some((name) => textWidth(name, size) > slanted.width);
  const cell = Math.ceil(isLevel ? level : Math.max(level, long && columns.length <= 30 ? twoLines : 0));
  const options = isLevel
    ? { width: cell - 12, size, lines: 3 }
    : { ...slanted, lines: long && cell >= twoLines ? 2 : 1 };
  const ticktext = columns.map((name) => label(name, options));
  const lengths = columns.map((name) => drawnWidth(name, options));
  const lines = Math.max(...ticktext.map((text) => text.split('<br>').length));
  return {
    cell,
    below: Math.ceil(14 + (isLevel ? lines * lineHeight : slope * (Math.max(...lengths) + lines * lineHeight))),
    overhang: isLevel
      ? 0
      : Math.ceil(Math.max(0, ...lengths.map((length, i) => slope * length - (i + 0.5) * cell - overhang))),
    axis: {
      side: 'bottom',
      tickvals: columns.map((_, i) => i),
      ticktext,
      tickangle: isLevel ? 0 : -45,
      tickfont: { size },
      ticklabelstandoff: isLevel ? 6 : 2,
    },
    ...brackets(groups, cell),
  };
}

/** Whether a name fits in three lines without a break inside a word. */
function fitsLevel(name: string, width: number): boolean {
  const words = name.split(/\s+/).every((word) => textWidth(word, size) <= width);
  return words && !label(name, { width, size, lines: 3 }).endsWith('…');
}

/** Pixels that the longest line of a name takes. */
function drawnWidth(name: string, options: { width: number; size: number; lines: number }): number {
  if (options.lines === 1) return Math.min(options.width, textWidth(name, size));
  return Math.max(
    ...label(name, options)
      .split('<br>')
      .map((line) => textWidth(line, size)),
  );
}

function brackets(
  groups: readonly string[] | undefined,
  cell: number,
): { above: number; shapes: JsonObject[]; annotations: JsonObject[] } {
  if (!groups) return { above: 0, shapes: [], annotations: [] };
  const runs = runsOf(groups);
  const texts = runs.map(({ name, start, end }) =>
    label(name, { width: ((end - start) * cell - 12) / boldness, size, lines: 3 }),
  );
  const lines = Math.max(...texts.map((text) => text.split('<br>').length));
  return {
    above: Math.ceil(18 + lines * lineHeight),
    shapes: [...runs.map((run) => bracket(run, cell)), ...runs.slice(1).map(({ start }) => divider(start))],
    annotations: runs.map(({ name, start, end }, i) => ({
      text: `<b>${texts[i]}</b>`,
      hovertext: fullLabel(name),
      showarrow: false,
      x: (start + end - 1) / 2,
      yref: 'paper',
      y: 1,
      yanchor: 'bottom',
      yshift: 10,
      borderpad: 0,
      font: { size },
    })),
  };
}

interface Run {
  name: string;
  start: number;
  /** The column after the last. */
  end: number;
}

/** Neighbours of one name, together. */
function runsOf(names: readonly string[]): Run[] {
  const starts = names.flatMap((name, i) => (i === 0 || name !== names[i - 1] ? [i] : []));
  return starts.map((start, k) => ({ name: names[start]!, start, end: starts[k + 1] ?? names.length }));
}

/** A line over the columns of a group. */
function bracket({ start, end }: Run, cell: number): JsonObject {
  const inset = gap / cell;
  return {
    type: 'rect',
    name: 'group',
    x0: start - 0.5 + inset,
    x1: end - 0.5 - inset,
    yref: 'paper',
    ysizemode: 'pixel',
    yanchor: 1,
    y0: 5,
    y1: 8,
    fillcolor: ink.rule,
    line: { width: 0 },
  };
}

/** A white gap between the cells of two groups. */
const divider = (start: number): JsonObject => ({
  type: 'line',
  x0: start - 0.5,
  x1: start - 0.5,
  yref: 'paper',
  y0: 0,
  y1: 1,
  line: { color: '#ffffff', width: 2 * gap },
});
