import { accessStyles } from './access-styles.ts';
import { diagramArrow, diagramAxes, diagramBox, diagramText } from './diagram.ts';
import type { Figure, JsonObject, Trace } from './figure.ts';
import { heading } from './heading.ts';
import { fullLabel, label } from './label.ts';
import { ink, pagePad, pageWidth, themed } from './theme.ts';

interface Counted {
  name: string;
  n: number;
}

/** The counts to draw. */
export interface SuiteOverview {
  categories: {
    name: string;
    subcategories: number;
    benchmarks: readonly { name: string; access: string; questionType: string }[];
  }[];
  subcategories: number;
  printedTasks: number;
  benchmarks: number;
  access: readonly Counted[];
  origin: readonly Counted[];
  questionType: readonly Counted[];
  models: number;
  openWeights: number;
  providers: number;
  judges: readonly string[];
  criteria: readonly string[];
  closedMetrics: readonly Counted[];
}

const width = pageWidth - 2 * pagePad;
const height = 500;
const rowPitch = 58;
const firstRow = 408;
const columns = { taxonomy: 0, suite: 282, evaluation: 610 };
const quiet = { size: 11.5, color: ink.quiet };
/** A step of lightness per part, all dark enough under white text. */
const partColors = ['#3f474f', '#5d6771', '#77828c'];

/**
 * A benchmark suite in three parts: its taxonomy, its benchmarks, and how models are evaluated on them. Every number
 * comes from the counts given.
 *
 * @example suiteOverviewFigure(medhelmOverview(loadMedhelm(), 'arxiv-v2'), { title: 'MedHELM at a glance' })
 */
export function suiteOverviewFigure(
  overview: SuiteOverview,
  { title, subtitle }: { title: string; subtitle?: string },
): Figure {
  const { categories, subcategories, printedTasks, benchmarks } = overview;
  const top = subtitle === undefined ? 62 : 86;
  const head = (x: number, number: number, name: string, below: string): JsonObject[] => [
    diagramText(x, height - 4, `<b>${number}  ${name}</b>`, { xanchor: 'left', yanchor: 'top', font: { size: 15 } }),
    diagramText(x, height - 27, below, { xanchor: 'left', yanchor: 'top', font: quiet }),
  ];
  const rowAt = (c: number): number => firstRow - c * rowPitch;
  const rowBoxes = categories.map((_, c) => diagramBox({ x: 131, y: rowAt(c), width: 262, height: rowPitch - 10 }));
  const rowTexts = categories.flatMap(({ name, subcategories: held, benchmarks: own }, c) => [
    diagramText(10, rowAt(c) + 9, `<b>${label(name, { width: 236, size: 12.5 })}</b>`, { xanchor: 'left' }),
    diagramText(10, rowAt(c) - 10, `${held} subcategories`, { xanchor: 'left', font: quiet }),
    diagramText(columns.suite + 6, rowAt(c), `<b>${own.length}</b>`, { xanchor: 'left', font: { size: 14 } }),
  ]);
  const parts = [
    { y: 106, name: 'access', counts: overview.access },
    { y: 62, name: 'origin, inferred from totals', counts: overview.origin },
    { y: 18, name: 'answers', counts: overview.questionType },
  ].map((strip) => stackedStrip(strip, columns.suite, 290));
  const pipeline = evaluationSteps(overview);
  return {
    data: Object.keys(accessStyles).map((access) => benchmarkMarks(categories, access, rowAt)),
    layout: themed({
      title: heading(title, subtitle),
      width: pageWidth,
      height: height + top + 44,
      margin: { l: pagePad, r: pagePad, t: top, b: 44 },
      ...diagramAxes(width, height),
      legend: { orientation: 'h', x: 0, xanchor: 'left', y: -0.015, yanchor: 'top', itemsizing: 'constant' },
      shapes: [...rowBoxes, ...parts.flatMap(({ shapes }) => shapes), ...pipeline.shapes],
      annotations: [
        ...head(columns.taxonomy, 1, 'Taxonomy', `${categories.length} categories, ${subcategories} subcategories`),
        ...head(columns.suite, 2, 'Suite', `${benchmarks} benchmarks, by category`),
        ...head(columns.evaluation, 3, 'Evaluation', `${overview.models} models on every benchmark`),
        diagramText(0, 106, `<b>${printedTasks}</b> tasks, as printed:<br>their list is not public`, {
          ...{ xanchor: 'left', align: 'left', font: { size: 12.5 } },
        }),
        ...rowTexts,
        ...parts.flatMap(({ annotations }) => annotations),
        ...pipeline.annotations,
      ],
    }),
  };
}

/** A marker per benchmark of one kind of access, in the row of its category; filled where answers are closed. */
function benchmarkMarks(categories: SuiteOverview['categories'], access: string, rowAt: (c: number) => number): Trace {
  const { color, symbol } = accessStyles[access]!;
  const marks = categories.flatMap(({ name, benchmarks }, c) => {
    const ordered = Object.keys(accessStyles).flatMap((kind) => benchmarks.filter((b) => b.access === kind));
    return ordered.map((benchmark, k) => ({
      ...benchmark,
      category: name,
      x: columns.suite + 40 + k * 21,
      y: rowAt(c),
    }));
  });
  const own = marks.filter((mark) => mark.access === access);
  const open = own.map(({ questionType }) => questionType === 'open');
  return {
    type: 'scatter',
    mode: 'markers',
    name: `${access} benchmark (hollow: open answers)`,
    x: own.map(({ x }) => x),
    y: own.map(({ y }) => y),
    text: own.map(({ name, category }) => `${fullLabel(category)}: ${fullLabel(name)}`),
    marker: {
      size: 13,
      symbol,
      color: open.map((hollow) => (hollow ? '#ffffff' : color)),
      line: { color, width: 2.2 },
    },
    hoverinfo: 'text',
  };
}

/** Counts that make up the suite, as one bar in parts. */
function stackedStrip(
  { y, name, counts }: { y: number; name: string; counts: readonly Counted[] },
  left: number,
  length: number,
): { shapes: JsonObject[]; annotations: JsonObject[] } {
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  let x = left;
  const pieces = counts.map(({ name: part, n }) => {
    const piece = { part, n, x, width: (length * n) / total };
    x += piece.width;
    return piece;
  });
  return {
    shapes: pieces.map((piece, k) =>
      diagramBox(
        { x: piece.x + piece.width / 2, y, width: piece.width - 2, height: 20 },
        { fillcolor: partColors[k]!, line: { width: 0 } },
      ),
    ),
    annotations: [
      diagramText(left, y + 19, name, { xanchor: 'left', font: quiet }),
      ...pieces.map((piece) => {
        const text = `${piece.part} ${piece.n}`;
        const fits = label(text, { width: piece.width - 6, size: 12 }) === text;
        return diagramText(piece.x + piece.width / 2, y, fits ? text : String(piece.n), {
          font: { size: 12, color: '#ffffff' },
          hovertext: text,
        });
      }),
    ],
  };
}

/** From models to the leaderboard, with the two ways of scoring side by side. */
function evaluationSteps(overview: SuiteOverview): { shapes: JsonObject[]; annotations: JsonObject[] } {
  const { models, openWeights, providers, questionType, judges, criteria, closedMetrics } = overview;
  const count = (kind: string): number => questionType.find(({ name }) => name === kind)?.n ?? 0;
  const left = columns.evaluation;
  const [wide, half] = [width - left, (width - left - 14) / 2];
  const names = (list: readonly string[], n: number) =>
    list.map((name) => label(name, { width: n, size: 11.5 })).join('<br>');
  const exact = closedMetrics[0];
  const boxes = [
    {
      x: left + wide / 2,
      y: 412,
      width: wide,
      height: 58,
      text: `<b>${models} models</b> of ${providers} providers<br>${openWeights} with open weights, ${models - openWeights} closed`,
    },
    {
      x: left + half / 2,
      y: 250,
      width: half,
      height: 176,
      text: `<b>Jury of ${judges.length}</b><br>${count('open')} open benchmarks<br> <br>${names(judges, half - 8)}<br> <br>rates 1–5:<br>${criteria.join(',<br>')}`,
    },
    {
      x: left + wide - half / 2,
      y: 250,
      width: half,
      height: 176,
      text: `<b>Metrics</b><br>${count('closed')} closed benchmarks<br> <br>${exact?.name ?? ''}: ${exact?.n ?? 0}<br>others: ${count('closed') - (exact?.n ?? 0)}<br> <br>scores 0–1`,
    },
    { x: left + wide / 2, y: 108, width: wide, height: 44, text: '<b>Scores from 0 to 1</b><br>jury: (x − 1) / 4' },
    {
      x: left + wide / 2,
      y: 28,
      width: wide,
      height: 52,
      text: `<b>Win rate</b>: share of the ${models - 1} others<br>beaten, mean over benchmarks`,
    },
  ];
  const arrows = [
    diagramArrow([left + half / 2, 382], [left + half / 2, 340]),
    diagramArrow([left + wide - half / 2, 382], [left + wide - half / 2, 340]),
    diagramArrow([left + half / 2, 161], [left + half / 2, 132]),
    diagramArrow([left + wide - half / 2, 161], [left + wide - half / 2, 132]),
    diagramArrow([left + wide / 2, 85], [left + wide / 2, 56]),
  ];
  return {
    shapes: boxes.map((box) => diagramBox(box)),
    annotations: [...boxes.map(({ x, y, text }) => diagramText(x, y, text, { font: { size: 12 } })), ...arrows],
  };
}
