import { cohenKappa, weightedKappa } from '../../stats/cohen-kappa.ts';
import { fCdf } from '../../stats/f-cdf.ts';
import { fQuantile } from '../../stats/f-quantile.ts';
import { agreement, iccForms, iccFromAnova, ratioForms } from '../../stats/icc-from-anova.ts';
import { fraction, incompleteBeta } from '../../stats/incomplete-beta.ts';
import { logGamma, stirling } from '../../stats/log-gamma.ts';
import { mean } from '../../stats/mean.ts';
import { pearson } from '../../stats/pearson.ts';
import { rank } from '../../stats/rank.ts';
import { hash, rng } from '../../stats/rng.ts';
import { spearman } from '../../stats/spearman.ts';
import { twoWayAnova } from '../../stats/two-way-anova.ts';
import { type Widget, widgetPage } from '../widget.ts';
import { type AgreementPreset, agreementPresets } from './agreement-presets.ts';
import { agreementSummary } from './agreement-summary.ts';
import { drawAgreement } from './draw-agreement.ts';
import { simulateRatings } from './simulate-ratings.ts';

/** Every function that a number in the page comes to: those of `stats` themselves. */
const iccTools = [
  twoWayAnova,
  iccFromAnova,
  ratioForms,
  agreement,
  fQuantile,
  fCdf,
  incompleteBeta,
  fraction,
  logGamma,
];
const pairTools = [mean, pearson, rank, spearman, cohenKappa, weightedKappa];

/**
 * A page to play with agreement: sliders for the raters' noise, for how severe the last one is, for the number of answers and
 * raters, for the spread of the answers' quality; a rater who gives only fives. The six intraclass correlations with their
 * intervals, Pearson, Spearman and kappa follow. It runs the functions of `stats` themselves.
 *
 * @param options.presets settings to choose from, the first one to begin with; {@link agreementPresets} unless stated
 */
export function exploreAgreement({
  title = 'Explore agreement',
  presets = agreementPresets,
}: { title?: string; presets?: readonly AgreementPreset[] } = {}): Widget {
  const slider = (id: string, text: string, range: string): string =>
    `<label for="${id}">${text}</label><input id="${id}" type="range" ${range}><output id="${id}-value" for="${id}"></output>`;
  return widgetPage({
    title,
    height: 790,
    style: `
select { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--rule); padding: 2px 6px }
#sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(330px, 1fr)); gap: 6px 24px; align-items: start }
#sliders { display: grid; grid-template-columns: max-content minmax(110px, 170px) max-content; gap: 4px 12px; align-items: center; margin: 8px 0 } #sliders input { width: 100% }
#look, #formula { color: var(--text) } #numbers { width: 100%; margin-top: 6px } #numbers th, #numbers td { padding: 2px 10px 2px 0; white-space: nowrap } .why { color: var(--quiet); text-align: left !important; white-space: normal !important }
.bar { position: relative; width: 150px; min-width: 120px; background: linear-gradient(var(--rule), var(--rule)) 50% 0 / 1px 100% no-repeat } .bar i { position: absolute; top: 6px; bottom: 6px; background: var(--accent); opacity: .55 } .bar s { position: absolute; top: 50%; height: 0; border-top: 2px solid var(--text) }`,
    body: `<span class="mark">SIMULATED DATA</span>
<h1>${title}</h1>
<div class="controls"><label>begin from <select id="preset"></select></label></div>
<p id="look"></p>
<div id="sides">
<div id="sliders">
${slider('noise', 'noise of a rating, in points', 'min="0" max="2" step="0.05"')}
${slider('severity', 'severity of the last rater, in points', 'min="0" max="2" step="0.05"')}
${slider('range', 'range of true quality, in points', 'min="0" max="4" step="0.1"')}
${slider('bad', 'plainly bad answers', 'min="0" max="10" step="1"')}
${slider('n', 'answers', 'min="10" max="200" step="1"')}
${slider('raters', 'raters', 'min="2" max="6" step="1"')}
${slider('seed', 'seed', 'min="1" max="500" step="1"')}
<label for="constant">the first rater gives only fives</label><input id="constant" type="checkbox" style="width:auto;justify-self:start"><span></span>
</div>
<canvas id="scatter" width="330" height="330" role="img" aria-label="ratings of the first against the last rater; larger points are more answers"></canvas>
</div>
<p id="formula" aria-live="polite"></p>
<table id="numbers"><thead><tr><th>statistic</th><th>value</th><th>95 % interval</th><th style="text-align:center">−1 … 1</th><th class="why">what it takes</th></tr></thead><tbody></tbody></table>`,
    data: { presets },
    draw: drawAgreement,
    tools: [hash, rng, ...iccTools, ...pairTools, simulateRatings, agreementSummary],
    constants: { iccForms, stirling },
  });
}
