import { assertSome } from './assert-some.ts';
import { diagramText } from './diagram.ts';
import type { Figure, JsonObject, Trace } from './figure.ts';
import { heading } from './heading.ts';
import { fullLabel, label } from './label.ts';
import { palette } from './palette.ts';
import { textWidth } from './text-width.ts';
import { ink, pagePad, pageWidth, themed } from './theme.ts';

type Weights = readonly [number, number, number];

/** A triangle of weights: one corner for all weight on each of three things. */
export interface TernarySlice {
  /** Names of the corners: top, left, right. */
  corners: readonly [string, string, string];
  /** What is kept beside, below the triangle. */
  note?: string;
  /** Regions by name, corners in order round each; together they fill the triangle. */
  regions: readonly { name: string; corners: readonly Weights[]; share: number }[];
  /** Points to hover over. */
  points?: readonly { at: Weights; text: string }[];
  /** A point to mark, with what it is in the legend. */
  marks?: readonly { at: Weights; name: string }[];
}

export interface TernaryOptions {
  title: string;
  subtitle?: string;
  /** Triangles to a row, 4 unless stated. */
  columns?: number;
  /** All names that may come, in the order of their numbers and colours; those of the slices by area unless stated. */
  names?: readonly string[];
}

/** Lightened, so that dark text stays readable on each. */
const fillOf = (k: number): string => {
  const color = palette[k % palette.length]!;
  const mixed = [1, 3, 5].map((i) => Math.round(255 - 0.55 * (255 - Number.parseInt(color.slice(i, i + 2), 16))));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
};

const headRoom = 46;
const footRoom = 76;
const slope = Math.sqrt(3) / 2;

/**
 * Triangles of weights, each divided into the regions in which one name leads. The number of the name stands in its
 * region, so that colour is never alone.
 *
 * @throws RangeError when there is no slice
 * @example
 * ternaryFigure([{ corners: ['A', 'B', 'C'], regions: [{ name: 'x', corners: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], share: 1 }] }], { title: 'x leads everywhere' })
 */
export function ternaryFigure(
  slices: readonly TernarySlice[],
  { title, subtitle, columns = Math.min(4, slices.length), names = namesOf(slices) }: TernaryOptions,
): Figure {
  assertSome(slices, 'slices');
  const width = pageWidth - 2 * pagePad;
  const cell = Math.min(420, width / columns);
  const edge = cell - (columns === 1 ? 100 : 44);
  const pitch = edge * slope + headRoom + footRoom;
  const rows = Math.ceil(slices.length / columns);
  const legend = [...namesOf(slices), ...new Set(slices.flatMap(({ marks = [] }) => marks.map(({ name }) => name)))];
  const legendRows = Math.ceil(legend.reduce((sum, name) => sum + textWidth(name, 12) + 66, 0) / width);
  const top = (subtitle === undefined ? 62 : 86) + 20 * legendRows + 12;
  const height = Math.ceil(rows * pitch);
  const places = slices.map((_, k) => ({
    x: (k % columns) * cell + (cell - edge) / 2,
    y: height - Math.floor(k / columns) * pitch - headRoom - edge * slope,
  }));
  const pixel = (k: number, [first, , right]: Weights): [number, number] => [
    places[k]!.x + edge * (right + first / 2),
    places[k]!.y + edge * slope * first,
  ];
  const shown = new Set<string>();
  const firstTime = (name: string): boolean => !shown.has(name) && Boolean(shown.add(name));
  // In the order of the names, so that the legend is too.
  const filled = names.flatMap((name) =>
    slices.flatMap(({ regions }, k) =>
      regions.filter((region) => region.name === name).map((region) => regionTrace(region, k, firstTime(name))),
    ),
  );
  function regionTrace(
    { name, corners, share }: TernarySlice['regions'][number],
    k: number,
    showlegend: boolean,
  ): Trace {
    const outline = [...corners, corners[0]!].map((corner) => pixel(k, corner));
    return {
      type: 'scatter',
      mode: 'lines',
      name: `<b>${names.indexOf(name) + 1}</b> ${label(name)}`,
      legendgroup: name,
      showlegend,
      x: outline.map(([x]) => x),
      y: outline.map(([, y]) => y),
      text: outline.map(() => `${fullLabel(name)}: ${(100 * share).toFixed(1)} % of the triangle`),
      fill: 'toself',
      fillcolor: fillOf(names.indexOf(name)),
      line: { color: '#ffffff', width: 1.5 },
      hoveron: 'points',
      hoverinfo: 'text',
    };
  }
  const pointTraces = slices.flatMap(({ points = [] }, k): Trace[] => {
    const at = points.map((point) => pixel(k, point.at));
    if (points.length === 0) return [];
    return [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'grid',
        showlegend: false,
        x: at.map(([x]) => x),
        y: at.map(([, y]) => y),
        text: points.map(({ text }) => text),
        marker: { size: 5, color: ink.text, opacity: 0 },
        hoverinfo: 'text',
      },
    ];
  });
  const markTraces = slices.flatMap(({ marks = [] }, k) =>
    marks.map(({ at, name }): Trace => {
      const [x, y] = pixel(k, at);
      return {
        type: 'scatter',
        mode: 'markers',
        name: label(name),
        legendgroup: name,
        showlegend: firstTime(`mark ${name}`),
        x: [x],
        y: [y],
        text: [fullLabel(name)],
        marker: { size: 11, symbol: 'star', color: ink.text, line: { color: '#ffffff', width: 1 } },
        hoverinfo: 'text',
      };
    }),
  );
  const small = { size: 11, color: ink.text };
  const room = Math.min(150, cell / 2 - 4);
  const annotations = slices.flatMap(({ corners, regions, note, marks = [] }, k) => [
    diagramText(...pixel(k, [1, 0, 0]), cornerText(corners[0], cell - 8), {
      yanchor: 'bottom',
      yshift: 3,
      font: small,
    }),
    ...([1, 2] as const).map((c) =>
      diagramText(...pixel(k, c === 1 ? [0, 1, 0] : [0, 0, 1]), cornerText(corners[c], room, 3), {
        ...{ yanchor: 'top', yshift: -4, font: small },
        ...(c === 1
          ? { xanchor: 'left', align: 'left', xshift: -18 }
          : { xanchor: 'right', align: 'right', xshift: 18 }),
      }),
    ),
    ...(note === undefined
      ? []
      : [
          diagramText(
            places[k]!.x + edge / 2,
            places[k]!.y - 48,
            label(note, { width: cell - 6, size: 10.5, lines: 2 }),
            {
              ...{ yanchor: 'top', font: { size: 10.5, color: ink.quiet }, hovertext: fullLabel(note) },
            },
          ),
        ]),
    ...regions.flatMap((region) => regionText(region, names, edge, (at) => pixel(k, at), marks)),
  ]);
  return {
    data: [...filled, ...pointTraces, ...markTraces],
    layout: themed({
      title: heading(title, subtitle),
      width: pageWidth,
      height: height + top + 16,
      margin: { l: pagePad, r: pagePad, t: top, b: 16 },
      xaxis: { visible: false, range: [0, width], fixedrange: true },
      yaxis: { visible: false, range: [0, height], fixedrange: true },
      hovermode: 'closest',
      legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1, yanchor: 'bottom' },
      annotations,
    }),
  };
}

const namesOf = (slices: readonly TernarySlice[]): string[] => {
  const shares = new Map<string, number>();
  for (const { name, share } of slices.flatMap(({ regions }) => regions))
    shares.set(name, (shares.get(name) ?? 0) + share);
  return [...shares.keys()].sort((a, b) => shares.get(b)! - shares.get(a)!);
};

const cornerText = (name: string, width: number, lines = 1): string => label(name, { width, size: 11, lines });

/** The number of a region's name at its centre, beside a mark that stands there; nothing in a sliver. */
function regionText(
  { name, corners, share }: TernarySlice['regions'][number],
  names: readonly string[],
  edge: number,
  pixel: (at: Weights) => [number, number],
  marks: readonly { at: Weights }[],
): JsonObject[] {
  if ((share * edge * edge * slope) / 2 < 260) return [];
  const [x, y] = centroid(corners.map(pixel));
  const hit = marks.some(({ at }) => Math.hypot(pixel(at)[0] - x, pixel(at)[1] - y) < 16);
  return [
    diagramText(x, hit ? y - 18 : y, `<b>${names.indexOf(name) + 1}</b>`, {
      ...{ font: { size: 12, color: ink.text }, hovertext: fullLabel(name) },
    }),
  ];
}

/** Centre of area of a polygon. */
function centroid(points: readonly (readonly [number, number])[]): [number, number] {
  let [x, y, twice] = [0, 0, 0];
  points.forEach(([x0, y0], k) => {
    const [x1, y1] = points[(k + 1) % points.length]!;
    const cross = x0 * y1 - x1 * y0;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
    twice += cross;
  });
  return [x / (3 * twice), y / (3 * twice)];
}
