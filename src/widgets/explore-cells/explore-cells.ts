import { rng } from '../../stats/rng.ts';
import { type Widget, widgetPage } from '../widget.ts';
import { drawExplorer } from './draw-explorer.ts';
import { emLogistic } from './em-logistic.ts';
import { scoreSummary } from './score-summary.ts';

/** Cells to play with: few features, so that a fit takes milliseconds. */
export interface ExplorerCells {
  /** p columns of n values. */
  columns: readonly ArrayLike<number>[];
  /** z of each cell. */
  sick: ArrayLike<number>;
  /** True label of each cell. */
  labels: ArrayLike<number>;
}

export interface ExplorerOptions {
  title?: string;
  subtitle: string;
  /** The true share of healthy cells in sick patients. */
  rho: number;
  /** Seed of the noise that the noise slider adds. */
  seed: number;
}

/**
 * A page to play with MMIL: sliders for rho, for noise on the features, for the share of diseased cells in the next
 * patient, and for the threshold. Both classifiers, MMIL's and the naive one, are fitted anew in the page.
 *
 * @param training cells that both are fitted to
 * @param test cells that they are judged on
 */
export function exploreCells(
  training: ExplorerCells,
  test: ExplorerCells,
  { title = 'Explore MMIL', subtitle, rho, seed }: ExplorerOptions,
): Widget {
  const random = rng(seed, 'explore-cells', 'noise');
  const noise = ({ columns, sick }: ExplorerCells): Float64Array[] =>
    columns.map(() => Float64Array.from({ length: sick.length }, () => random.normal()));
  const numbers = (columns: readonly ArrayLike<number>[]): number[][] =>
    columns.map((column) => Array.from(column, (value) => Number(value.toFixed(3))));
  const packed = ({ columns, sick, labels }: ExplorerCells) => ({
    columns: numbers(columns),
    sick: Array.from(sick, Number),
    labels: Array.from(labels, Number),
  });
  const slider = (id: string, text: string, range: string): string =>
    `<label for="${id}">${text}</label><input id="${id}" type="range" ${range}><output id="${id}-value" for="${id}"></output>`;
  return widgetPage({
    title,
    height: 600,
    style: `
#sliders { display: grid; grid-template-columns: max-content 200px max-content; gap: 4px 14px; align-items: center; margin: 8px 0 } #sliders input { width: 100% }
#plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(330px, 1fr)); gap: 18px } h2 { font-size: 13px; margin: 10px 0 2px }
.swatch { display: inline-block; width: 10px; height: 10px; margin-right: 5px }`,
    body: `<span class="mark">SIMULATED DATA</span>
<h1>${title}</h1>
<p>${subtitle}</p>
<div id="sliders">
${slider('rho', 'rho, the healthy share of sick patients’ cells, as EM is told', `min="0.05" max="0.95" step="0.01" value="${rho}"`)}
${slider('noise', 'noise added to every feature, in standard deviations', 'min="0" max="2" step="0.05" value="0"')}
${slider('share', 'diseased share of the next patient (logarithmic)', 'min="-3" max="-0.1" step="0.02" value="-0.3"')}
${slider('threshold', 'call a cell diseased above P =', 'min="0.01" max="0.99" step="0.01" value="0.5"')}
<label for="shift">correct P for that share (prior shift)</label><input id="shift" type="checkbox" style="width:auto;justify-self:start"><span></span>
</div>
<div id="plots">
<div><h2>MMIL: density of P(diseased)</h2><canvas id="mmil" width="440" height="170" role="img" aria-label="densities of MMIL's probabilities, healthy and diseased cells"></canvas></div>
<div><h2>naive: density of P(sick patient)</h2><canvas id="naive" width="440" height="170" role="img" aria-label="densities of the naive classifier's probabilities, healthy and diseased cells"></canvas></div>
</div>
<p><span class="swatch" style="background:#4a9bd1"></span>truly healthy cells &nbsp; <span class="swatch" style="background:#d55e00"></span>truly diseased cells &nbsp; dashed: the threshold</p>
<table id="numbers" aria-live="polite"><thead><tr><th></th><th>AUROC</th><th>ECE</th><th>sensitivity</th><th>specificity</th><th>called diseased</th><th>truly diseased</th></tr></thead><tbody></tbody></table>`,
    data: {
      training: packed(training),
      test: packed(test),
      noise: { training: numbers(noise(training)), test: numbers(noise(test)) },
      rho,
    },
    tools: [emLogistic, scoreSummary],
    draw: drawExplorer,
  });
}
