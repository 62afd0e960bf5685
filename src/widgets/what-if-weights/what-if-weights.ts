import { blankCanvas } from '../blank-canvas.ts';
import { benchmarkValues, type Value } from '../../leaderboard/benchmark-values.ts';
import { categoryPositions, type CategorisedTable } from '../../leaderboard/categorised-table.ts';
import { categoryTally } from '../../leaderboard/category-tally.ts';
import { categoryValueMeans } from '../../leaderboard/category-value-means.ts';
import { leadPolygon } from '../../leaderboard/lead-polygon.ts';
import { leadShare } from '../../leaderboard/lead-share.ts';
import { leaderboard } from '../../leaderboard/leaderboard.ts';
import { places } from '../../leaderboard/places.ts';
import { resampleCategories } from '../../leaderboard/resample-categories.ts';
import { sliceCorners } from '../../leaderboard/slice-corners.ts';
import { tallyMeans } from '../../leaderboard/tally-means.ts';
import type { TieBreak } from '../../leaderboard/tie-break.ts';
import { weightedValues } from '../../leaderboard/weighted-values.ts';
import { type Widget, widgetPage } from '../widget.ts';
import { centralInterval } from './central-interval.ts';
import { drawWhatIf, type WhatIfData } from './draw-what-if.ts';

/** A suite to weigh: a table with categories, and names for its models. */
export interface WhatIfSuite extends CategorisedTable {
  title: string;
  /** In the order of `models`. */
  modelInfo: readonly { name: string }[];
  tieBreaks?: readonly TieBreak[];
}

export interface WhatIfOptions {
  title?: string;
  subtitle?: string;
  /** Seed of the resamples behind the intervals. */
  seed: number;
  /** Resamples, 300 unless stated; they travel with the page. */
  replicates?: number;
}

/** Functions of the leaderboard, which the page runs as they are. */
export const whatIfTools = {
  ...{
    blankCanvas,
    categoryTally,
    weightedValues,
    places,
    tallyMeans,
    leadShare,
    sliceCorners,
    leadPolygon,
    centralInterval,
  },
};

/**
 * A page with a slider for the weight of each category: win rates or mean scores with intervals, places, and who leads
 * under which weights follow at once. It opens with the published weights.
 *
 * @param suites of the same categories; the first one is shown first
 * @throws RangeError when there is no suite, the suites have other categories, or a model has no score in a category
 * @example
 * await show(whatIfWeights([medhelmSuite(medhelm, 'arxiv-v2')], { seed: 1 }));
 */
export function whatIfWeights(
  suites: readonly WhatIfSuite[],
  {
    title = 'What if other things counted?',
    subtitle = 'Move a slider: the weight of a category',
    seed,
    replicates = 300,
  }: WhatIfOptions,
): Widget {
  const [first] = suites;
  if (!first) throw new RangeError('there is no suite to weigh: give at least one');
  const ids = ({ categories }: WhatIfSuite): string => categories.map(({ id }) => id).join(', ');
  const odd = suites.find((suite) => ids(suite) !== ids(first));
  if (odd) throw new RangeError(`the suites have different categories: ${ids(first)}; ${ids(odd)}`);
  if (first.categories.length < 3) throw new RangeError('the page needs three categories at least');
  const option = (value: string | number, text: string): string => `<option value="${value}">${escaped(text)}</option>`;
  const sliders = first.categories.map(
    ({ name }, c) =>
      `<label for="weight-${c}">${escaped(name)} <span id="size-${c}" class="quiet"></span></label><input id="weight-${c}" type="range" min="0" max="3" step="0.05" value="1"><output id="weight-${c}-value" for="weight-${c}"></output>`,
  );
  const categories = first.categories.map(({ name }, c) => option(c, name)).join('');
  return widgetPage({
    title,
    height: 1090,
    style: `
#sliders { display: grid; grid-template-columns: max-content minmax(140px, 260px) max-content; gap: 2px 14px; align-items: center; margin: 8px 0 } #sliders input { width: 100% }
#below { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 18px } h2 { font-size: 13px; margin: 12px 0 2px } .quiet { color: var(--quiet) } select { font: inherit; max-width: 100% }
#said { color: var(--text); font-weight: 600; min-height: 1.5em } tr.first td { font-weight: 700 } td .number { display: inline-block; min-width: 1.4em; text-align: center; color: #fff; border-radius: 3px; margin-right: 6px } #wide { overflow-x: auto } #rows td { white-space: nowrap }`,
    body: `<h1>${escaped(title)}</h1>
<p>${escaped(subtitle)}</p>
<div class="controls">
<label>suite <select id="suite">${suites.map((suite, s) => option(s, suite.title)).join('')}</select></label>
<label>average <select id="value">${option('win-rate', 'win rates')}${option('mean-score', 'mean scores')}</select></label>
<label>a weight multiplies <select id="unit">${option('benchmark', 'every benchmark of its category (all 1: as published)')}${option('category', 'the category as a whole (all 1: categories alike)')}</select></label>
<button id="reset" type="button">published weights</button>
<button id="alike" type="button">categories alike</button>
</div>
<div id="sliders">${sliders.join('\n')}</div>
<p id="said" aria-live="polite"></p>
<div id="wide"><table id="rows"><thead><tr><th>model</th><th>place</th><th>value</th><th>95 % interval</th><th>published place</th><th>published value</th><th>move</th><th>first under</th></tr></thead><tbody></tbody></table></div>
<p>The number before a model is its place on the published leaderboard. Intervals: benchmarks resampled within their categories, ${replicates} times, seed ${seed}; <span id="counted"></span>. Published: place and value under the published weights. First under: the exact share of all weights that put the model first, whatever the sliders say.</p>
<div id="below">
<div><h2>Places: published, and under these weights</h2><canvas id="slope" width="420" height="270" role="img" aria-label="places as published on the left, under these weights on the right; the table has the numbers"></canvas></div>
<div><h2>Who leads, when three categories vary</h2>
<div class="controls"><label>keep <select id="keep-0">${categories}</select></label><label>and <select id="keep-1">${categories}</select></label></div>
<canvas id="triangle" width="420" height="290" role="img" aria-label="triangle of weights of the three other categories, divided by who leads; the text below has the shares"></canvas>
<p id="regions" aria-live="polite"></p></div>
</div>`,
    data: { suites: suites.map((suite) => packed(suite, { seed, replicates })) } satisfies WhatIfData,
    tools: Object.values(whatIfTools) as ((...args: never[]) => unknown)[],
    draw: drawWhatIf as (data: never, tools: never) => void,
  });
}

/** What the page carries of a suite: its models in the published order. */
function packed(
  suite: WhatIfSuite,
  { seed, replicates }: { seed: number; replicates: number },
): WhatIfData['suites'][number] {
  const options = { tieBreaks: suite.tieBreaks ?? [] };
  const order = leaderboard(suite, options).map(({ model }) => suite.models.indexOf(model));
  const positions = categoryPositions(suite);
  const valuesOf = (value: Value): (number | null)[][] => {
    // Who leads under which weights needs a mean in every category.
    categoryValueMeans(suite, { ...options, value });
    const values = benchmarkValues(suite, { ...options, value });
    return order.map((m) => values[m]!.map((x) => (Number.isNaN(x) ? null : x)));
  };
  return {
    models: order.map((m) => suite.modelInfo[m]!.name),
    categories: suite.categories.map(({ name, benchmarks }) => ({ name, n: benchmarks.length })),
    positions,
    values: { 'win-rate': valuesOf('win-rate'), 'mean-score': valuesOf('mean-score') },
    resamples: resampleCategories(positions, { seed, replicates }).map((picked) => Array.from(picked)),
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
