import { assertSome } from './assert-some.ts';
import type { Figure, Trace } from './figure.ts';
import { heading } from './heading.ts';
import { label } from './label.ts';
import { type Mark, marked } from './marked.ts';
import { palette } from './palette.ts';
import { panelGrid } from './panel-grid.ts';
import { themed } from './theme.ts';

/** How the points of one panel are coloured: by a number, or by a word each. */
export type EmbeddingColor =
  | {
      title: string;
      values: ArrayLike<number>;
      /** Colours span these; 0 to 1 unless stated. */ range?: readonly [number, number];
    }
  | { title: string; words: readonly string[] };

export interface EmbeddingOptions {
  title: string;
  subtitle?: string;
  axisTitles?: readonly [string, string];
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/** Beyond this a static picture takes long and says no more. */
const most = 6000;

/**
 * The same points in one panel for each way to colour them: cells in two dimensions, by truth, by patient's label, by
 * score.
 *
 * @throws RangeError when there are no points, more than 6,000, or x, y and colours differ in number
 * @example
 * embeddingFigure({ x, y }, [{ title: 'P(diseased)', values: posterior }], { title: 'Cells by score', mark: 'simulated' })
 */
export function embeddingFigure(
  { x, y }: { x: ArrayLike<number>; y: ArrayLike<number> },
  colors: readonly EmbeddingColor[],
  { title, subtitle, axisTitles = ['component 1', 'component 2'], mark }: EmbeddingOptions,
): Figure {
  assertSome(x, 'points');
  assertSome(colors, 'colourings');
  if (x.length > most)
    throw new RangeError(`${x.length} points are too many to draw: take a sample of at most ${most}`);
  for (const color of colors) {
    const given = 'words' in color ? color.words.length : color.values.length;
    if (given !== x.length || y.length !== x.length)
      throw new RangeError(
        `${x.length} x, ${y.length} y and ${given} colours of '${color.title}': they must be as many`,
      );
  }
  const hasWords = colors.some((color) => 'words' in color);
  const grid = panelGrid(
    colors.map((color) => ({ title: color.title, x: { title: axisTitles[0] }, y: { title: axisTitles[1] } })),
    { top: (subtitle === undefined ? 72 : 96) + (hasWords ? 34 : 0), height: 270 },
  );
  const points = { x: Array.from(x, rounded), y: Array.from(y, rounded) };
  const hasScale = colors.some((color) => 'values' in color);
  const named = new Map<string, number>();
  const data = colors.flatMap((color, k): Trace[] => {
    const shared = { type: 'scatter', mode: 'markers', ...grid.axes(k), hoverinfo: 'text' };
    const marker = { size: 4.5, opacity: 0.75, line: { width: 0 } };
    if ('values' in color) {
      const [cmin, cmax] = color.range ?? [0, 1];
      const values = Array.from(color.values, rounded);
      const scale = { color: values, cmin, cmax, coloraxis: 'coloraxis' };
      return [
        {
          ...shared,
          name: label(color.title),
          showlegend: false,
          ...points,
          marker: { ...marker, ...scale },
          hovertext: values.map(String),
        },
      ];
    }
    const words = [...new Set(color.words)].sort();
    return words.map((word) => {
      const showlegend = !named.has(word);
      if (showlegend) named.set(word, named.size);
      const own = color.words.flatMap((each, i) => (each === word ? [i] : []));
      return {
        ...shared,
        name: label(word),
        legendgroup: word,
        showlegend,
        x: own.map((i) => points.x[i]!),
        y: own.map((i) => points.y[i]!),
        marker: { ...marker, color: palette[named.get(word)! % palette.length] },
        hovertext: own.map(() => label(word)),
      };
    });
  });
  const { annotations, ...layout } = grid.layout;
  const ranged = colors.find((color) => 'values' in color) as { range?: readonly [number, number] } | undefined;
  const [cmin, cmax] = ranged?.range ?? [0, 1];
  const margin = layout.margin as Record<string, number>;
  const figure: Figure = {
    data,
    layout: themed({
      title: heading(title, subtitle),
      hovermode: 'closest',
      ...layout,
      ...(hasScale
        ? {
            coloraxis: {
              cmin,
              cmax,
              colorbar: { thickness: 12, outlinewidth: 0, x: 1, xpad: 8, tickfont: { size: 11 } },
            },
            margin: { ...margin, r: 84 },
          }
        : {}),
      legend: {
        orientation: 'h',
        x: 0,
        xanchor: 'left',
        xref: 'paper',
        y: 1 + 30 / 270,
        yanchor: 'bottom',
        yref: 'paper',
        itemsizing: 'constant',
      },
      annotations,
    }),
  };
  return mark ? marked(figure, mark) : figure;
}

/** Three decimals are more than a picture shows, and keep a notebook small. */
const rounded = (value: number): number => Number(value.toFixed(3));
