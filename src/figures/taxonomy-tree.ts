import { accessStyles } from './access-styles.ts';
import { assertSome } from './assert-some.ts';
import { diagramAxes, diagramBox, diagramText } from './diagram.ts';
import type { Figure, JsonObject, Trace } from './figure.ts';
import { heading } from './heading.ts';
import { fullLabel, label } from './label.ts';
import { palette } from './palette.ts';
import { ink, pagePad, pageWidth, themed } from './theme.ts';

/** A category with its subcategories and what hangs on them. */
export interface TreeBranch {
  name: string;
  subcategories: {
    name: string;
    benchmarks: number;
    /** Null without a list of tasks. */
    tasks: number | null;
    /** Benchmarks by their access (`public`, `gated`, `private`), or tasks. */
    leaves: readonly { name: string; kind: string }[];
  }[];
}

const width = pageWidth - 2 * pagePad;
const row = 21;
/** Air between two categories. */
const gap = 16;
const at = { category: 150, subcategory: 196, leaf: 690 };
const leafStyles: Record<string, { color: string; symbol: string }> = {
  ...accessStyles,
  task: { color: palette[3], symbol: 'triangle-right' },
};

interface Placed {
  name: string;
  y: number;
}

/**
 * A taxonomy from left to right: categories, subcategories with the number of their benchmarks (hollow where there is
 * one only), and a mark per benchmark or task. Long names are cut with …; hovering gives them in full.
 *
 * @throws RangeError when there is no subcategory
 * @example taxonomyTreeFigure(taxonomyTree(suite), { title: 'The taxonomy' })
 */
export function taxonomyTreeFigure(
  tree: readonly TreeBranch[],
  { title, subtitle }: { title: string; subtitle?: string },
): Figure {
  const { branches, depth } = placed(tree);
  const subcategories = branches.flatMap((branch) => branch.subcategories);
  assertSome(subcategories, 'subcategories');
  const leaves = subcategories.flatMap((subcategory) => subcategory.leaves);
  const kinds = [...new Set([...Object.keys(accessStyles), ...leaves.map(({ kind }) => kind)])];
  const top = subtitle === undefined ? 66 : 90;
  const edges = [
    ...branches.map((branch) => elbows(branch, branch.subcategories, [at.category, at.subcategory])),
    ...subcategories.map((subcategory) => elbows(subcategory, subcategory.leaves, [at.subcategory, at.leaf])),
  ];
  const left = { xanchor: 'left' };
  return {
    data: [
      edgesTrace(edges),
      nodesTrace(
        subcategories.filter(({ benchmarks }) => benchmarks === 1),
        'subcategory with one benchmark',
        '#ffffff',
      ),
      nodesTrace(
        subcategories.filter(({ benchmarks }) => benchmarks !== 1),
        'with several',
        ink.quiet,
      ),
      ...kinds.flatMap((kind) =>
        leavesTrace(
          leaves.filter((leaf) => leaf.kind === kind),
          kind,
        ),
      ),
    ],
    layout: themed({
      title: heading(title, subtitle),
      width: pageWidth,
      height: depth + top + 40,
      margin: { l: pagePad, r: pagePad, t: top, b: 40 },
      ...diagramAxes(width, depth),
      yaxis: { visible: false, range: [depth, 0], fixedrange: true },
      hovermode: 'closest',
      legend: { orientation: 'h', x: 0, xanchor: 'left', y: -0.005, yanchor: 'top', itemsizing: 'constant' },
      shapes: branches.map(({ y }) => diagramBox({ x: at.category / 2, y, width: at.category, height: 74 })),
      annotations: [
        ...branches.map(({ name, y, subcategories: own }) =>
          diagramText(
            at.category / 2,
            y,
            `<b>${label(name, { width: 128, size: 12.5, lines: 3 })}</b><br>${own.reduce((sum, s) => sum + s.benchmarks, 0)} benchmarks`,
            { hovertext: fullLabel(name), font: { size: 12 } },
          ),
        ),
        ...subcategories.map(({ name, y, benchmarks, tasks }) =>
          diagramText(
            at.subcategory + 14,
            y,
            `<b>${benchmarks}</b> ${label(name, { width: 430 - (tasks === null ? 0 : 56), size: 12 })}${tasks === null ? '' : ` · ${tasks} ${tasks === 1 ? 'task' : 'tasks'}`}`,
            {
              ...left,
              ...{ bgcolor: '#ffffff', borderpad: 1, hovertext: fullLabel(name), font: { size: 12 } },
            },
          ),
        ),
        ...leaves.map(({ name, y }) =>
          diagramText(at.leaf + 12, y, label(name, { width: width - at.leaf - 14, size: 12 }), {
            ...left,
            ...{ hovertext: fullLabel(name), font: { size: 12 } },
          }),
        ),
      ],
    }),
  };
}

/** Places every node: a row for each leaf (one for a subcategory without any), parents in the middle of theirs. */
function placed(tree: readonly TreeBranch[]) {
  let y = row / 2;
  const branches = tree.map((branch, k) => {
    if (k > 0) y += gap;
    const subcategories = branch.subcategories.map((subcategory) => {
      const start = y;
      y += row * Math.max(1, subcategory.leaves.length);
      const leaves = subcategory.leaves.map((leaf, i) => ({ ...leaf, y: start + i * row }));
      return { ...subcategory, leaves, category: branch.name, y: Math.round((start + y - row) / 2) };
    });
    const middle = ((subcategories[0]?.y ?? y) + (subcategories.at(-1)?.y ?? y)) / 2;
    return { name: branch.name, subcategories, y: Math.round(middle) };
  });
  return { branches, depth: Math.ceil(y) };
}

/** Lines from a parent to each of its children: level, down, level. */
function elbows(
  from: Placed,
  children: readonly Placed[],
  [x0, x1]: [number, number],
): { x: (number | null)[]; y: (number | null)[] } {
  const bend = x1 - 18;
  return {
    x: children.flatMap(() => [x0, bend, bend, x1, null]),
    y: children.flatMap(({ y }) => [from.y, from.y, y, y, null]),
  };
}

const edgesTrace = (edges: ReturnType<typeof elbows>[]): Trace => ({
  type: 'scatter',
  mode: 'lines',
  meta: { decoration: true },
  showlegend: false,
  x: edges.flatMap(({ x }) => x),
  y: edges.flatMap(({ y }) => y),
  line: { color: '#c3c7cb', width: 1.2 },
  hoverinfo: 'skip',
});

const nodesTrace = (
  nodes: readonly (Placed & { category: string; benchmarks: number })[],
  name: string,
  fill: string,
): Trace => ({
  type: 'scatter',
  mode: 'markers',
  name,
  x: nodes.map(() => at.subcategory),
  y: nodes.map(({ y }) => y),
  customdata: nodes.map(({ benchmarks }) => benchmarks),
  text: nodes.map((node) => `${fullLabel(node.category)}: ${fullLabel(node.name)}`),
  marker: { size: 11, symbol: 'circle', color: fill, line: { color: ink.quiet, width: 2 } },
  hovertemplate: '%{text}<br>%{customdata} benchmarks<extra></extra>',
});

function leavesTrace(leaves: readonly Placed[], kind: string): Trace[] {
  if (leaves.length === 0) return [];
  const marker: JsonObject = { size: 10, ...(leafStyles[kind] ?? { color: ink.quiet, symbol: 'circle' }) };
  return [
    {
      type: 'scatter',
      mode: 'markers',
      name: kind === 'task' ? 'task' : `${label(kind)} benchmark`,
      x: leaves.map(() => at.leaf),
      y: leaves.map(({ y }) => y),
      text: leaves.map(({ name }) => fullLabel(name)),
      marker,
      hoverinfo: 'text',
    },
  ];
}
