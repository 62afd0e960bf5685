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
    diagramText(x, height - 4, `<b>${number} ${name}</b>`, { xanchor: 'left', yanchor: 'top', font: { size: 15 } }),
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
    { y: 62, name: 'origin (inferred): existing, reformulated, new', counts: overview.origin },
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
        diagramText(0, 106, `<b>${printedTasks}</b> tasks, as printed: no list at hand`, {
          ...{ xanchor: 'left', font: { size: 12.5 } },
        }),
        diagramText(
          0,
          30,
          'hollow mark: open answers, rated by the jury<br>filled mark: closed answers, scored by a metric',
          {
            ...{ xanchor: 'left', align: 'left', font: quiet },
          },
        ),
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
    name: `${access} benchmark`,
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
  const [left, wide] = [columns.evaluation, width - columns.evaluation];
  const jury = { x: left + 91, y: 250, width: 182, height: 164 };
  const metrics = { x: left + 98 + wide / 2, y: 250, width: wide - 196, height: 164 };
  const middle = left + wide / 2;
  const small = { size: 11.5 };
  const judged = [
    `<b>Jury of ${judges.length}</b>`,
    `${count('open')} open benchmarks`,
    ' ',
    ...judges.map((name) => label(name, { width: jury.width - 8, ...small })),
    ' ',
    'rates from 1 to 5:',
    label(criteria.join(', '), { width: jury.width - 10, lines: 2, ...small }),
  ];
  const measured = [
    '<b>Metrics</b>',
    `${count('closed')} closed`,
    'benchmarks',
    ' ',
    ...closedMetrics.slice(0, 1).map(({ name, n }) => label(`${name}: ${n}`, { width: metrics.width - 8, ...small })),
    `others: ${closedMetrics.slice(1).reduce((sum, { n }) => sum + n, 0)}`,
    ' ',
    'from 0 to 1',
  ];
  const boxes = [
    {
      ...{ x: middle, y: 409, width: wide, height: 46 },
      lines: [
        `<b>${models} models</b> of ${providers} providers`,
        `${openWeights} with open weights, ${models - openWeights} closed`,
      ],
    },
    { ...jury, lines: judged },
    { ...metrics, lines: measured },
    {
      ...{ x: middle, y: 112, width: wide, height: 46 },
      lines: ['<b>Scores from 0 to 1</b>', 'of the jury: (x − 1) / 4'],
    },
    {
      ...{ x: middle, y: 31, width: wide, height: 50 },
      lines: [`<b>Win rate</b>: share of the ${models - 1} others`, 'beaten, mean over benchmarks'],
    },
  ];
  const arrows = [
    ...[jury, metrics].flatMap(({ x }) => [diagramArrow([x, 385], [x, 334]), diagramArrow([x, 167], [x, 137])]),
    diagramArrow([middle, 88], [middle, 58]),
  ];
  return {
    shapes: boxes.map(({ lines: _, ...box }) => diagramBox(box)),
    annotations: [
      ...boxes.map(({ x, y, lines }) => diagramText(x, y, lines.join('<br>'), { font: { size: 12 } })),
      ...arrows,
    ],
  };
}
