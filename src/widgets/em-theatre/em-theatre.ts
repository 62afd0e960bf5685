import { blankCanvas } from '../blank-canvas.ts';
import { packShares } from '../pack-bytes.ts';
import { type Widget, widgetPage } from '../widget.ts';
import { drawTheatre } from './draw-theatre.ts';

/** EM at one rho: what each iteration found. */
export interface TheatreRun {
  rho: number;
  iterations: readonly {
    /** P(diseased) of each cell after the E-step. */
    posterior: ArrayLike<number>;
    /** Observed log-likelihood a cell. */
    logLikelihood: number;
    /** Of the posterior against the true labels. */
    auroc: number;
  }[];
}

export interface TheatreCells {
  /** Where each cell stands, in two dimensions of any unit. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** True label: 1 diseased, 0 healthy. EM never sees it. */
  labels: ArrayLike<number>;
  /** 1 for cells of sick patients, 0 for cells of healthy donors. */
  sick: ArrayLike<number>;
}

export interface TheatreOptions {
  title?: string;
  subtitle: string;
  /** The rho to open with; the first unless stated. */
  rho?: number;
}

/**
 * The EM theatre: each cell's P(diseased) moving from the first soft labels to the end, with sliders for rho and
 * iteration.
 *
 * @throws RangeError when there is nothing to play, or a posterior has another number of cells
 */
export function emTheatre(
  cells: TheatreCells,
  runs: readonly TheatreRun[],
  { title = 'EM theatre', subtitle, rho = runs[0]?.rho }: TheatreOptions,
): Widget {
  const n = cells.x.length;
  if (n === 0 || runs.length === 0 || runs.some(({ iterations }) => iterations.length === 0))
    throw new RangeError('the theatre needs cells, and at least one iteration at each rho');
  const odd = runs.flatMap(({ iterations }) => iterations).find(({ posterior }) => posterior.length !== n);
  if (odd) throw new RangeError(`${odd.posterior.length} posteriors for ${n} cells`);
  const unit = (values: ArrayLike<number>): number[] => {
    const all = Array.from(values);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return all.map((value) => Number(((value - least) / (most - least || 1)).toFixed(4)));
  };
  return widgetPage({
    title,
    height: 620,
    style: `
#stage { display: grid; grid-template-columns: minmax(320px, 1fr) 330px; gap: 18px } @media (max-width: 760px) { #stage { grid-template-columns: 1fr } }
#key { display: flex; gap: 4px 14px; flex-wrap: wrap; color: var(--quiet) } #bar { width: 120px; height: 10px; background: linear-gradient(90deg, #440154, #482878, #3e4989, #31688e, #26828e, #1f9e89, #35b779, #6ece58, #fde725) }
h2 { font-size: 13px; margin: 8px 0 2px }`,
    body: `<span class="mark">SIMULATED DATA</span>
<h1>${title}</h1>
<p>${subtitle}</p>
<div class="controls">
<label>rho, the healthy share of sick patients’ cells <input id="rho" type="range" min="0" max="${runs.length - 1}" step="1"><output id="rho-value"></output></label>
<label>iteration <input id="iteration" type="range" min="0" step="1" value="0"><output id="iteration-value"></output></label>
<button id="play" type="button">play</button>
<label><input id="truth" type="checkbox"> ring the truly diseased</label>
</div>
<div id="stage">
<div><canvas id="cells" width="560" height="400" role="img" aria-label="cells in two dimensions, coloured by their probability of being diseased"></canvas>
<div id="key"><span>P(diseased) 0 <span id="bar" style="display:inline-block"></span> 1</span><span>■ cell of a sick patient</span><span>· cell of a healthy donor (0)</span></div></div>
<div><h2>Log-likelihood a cell</h2><canvas id="trace" width="330" height="130" role="img" aria-label="log-likelihood by iteration"></canvas>
<h2>P(diseased) of sick patients’ cells</h2><canvas id="histogram" width="330" height="150" role="img" aria-label="histogram of probabilities, truly diseased cells above, healthy ones below"></canvas>
<p id="readout" aria-live="polite"></p></div>
</div>`,
    data: {
      x: unit(cells.x),
      y: unit(cells.y),
      labels: Array.from(cells.labels, Number),
      sick: Array.from(cells.sick, Number),
      start: Math.max(
        0,
        runs.findIndex((run) => run.rho === rho),
      ),
      runs: runs.map((run) => ({
        rho: run.rho,
        posteriors: run.iterations.map(({ posterior }) => packShares(posterior)),
        logLikelihoods: run.iterations.map(({ logLikelihood }) => Number(logLikelihood.toFixed(5))),
        aurocs: run.iterations.map(({ auroc }) => Number(auroc.toFixed(4))),
      })),
    },
    tools: [blankCanvas],
    draw: drawTheatre,
  });
}
