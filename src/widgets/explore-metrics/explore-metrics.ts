import { bestGold } from '../../bench/metrics/best-gold.ts';
import { billingF1 } from '../../bench/metrics/billing-f1.ts';
import { exactMatch } from '../../bench/metrics/exact-match.ts';
import { extractLetter } from '../../bench/metrics/extract-letter.ts';
import { goldList } from '../../bench/metrics/gold-list.ts';
import { icdCodes } from '../../bench/metrics/icd-codes.ts';
import { lcsLength } from '../../bench/metrics/lcs-length.ts';
import { matchAny } from '../../bench/metrics/match-any.ts';
import { medcalcAccuracy } from '../../bench/metrics/medcalc-accuracy.ts';
import { medecFlagAccuracy } from '../../bench/metrics/medec-flag-accuracy.ts';
import { medecSentenceAccuracy } from '../../bench/metrics/medec-sentence-accuracy.ts';
import { medecVerdict } from '../../bench/metrics/medec-verdict.ts';
import { multipleChoice } from '../../bench/metrics/multiple-choice.ts';
import { normaliseText } from '../../bench/metrics/normalise-text.ts';
import { parseDate } from '../../bench/metrics/parse-date.ts';
import { parseNumber } from '../../bench/metrics/parse-number.ts';
import { parseWeeks } from '../../bench/metrics/parse-weeks.ts';
import { porterStem } from '../../bench/metrics/porter-stem.ts';
import { prefixExactMatch } from '../../bench/metrics/prefix-exact-match.ts';
import { quasiExactMatch } from '../../bench/metrics/quasi-exact-match.ts';
import { quasiLeaveArticlesExactMatch } from '../../bench/metrics/quasi-leave-articles-exact-match.ts';
import { quasiPrefixExactMatch } from '../../bench/metrics/quasi-prefix-exact-match.ts';
import { rougeL } from '../../bench/metrics/rouge-l.ts';
import { rougeMarks } from '../../bench/metrics/rouge-marks.ts';
import { rougeN } from '../../bench/metrics/rouge-n.ts';
import { rougeResult } from '../../bench/metrics/rouge-result.ts';
import { rougeTokens } from '../../bench/metrics/rouge-tokens.ts';
import { strip } from '../../bench/metrics/strip.ts';
import { type Widget, widgetPage } from '../widget.ts';
import { drawMetrics } from './draw-metrics.ts';
import { everyRule } from './every-rule.ts';
import { type MetricPreset, metricPresets } from './metric-presets.ts';

/** Every function that a score in the page comes to. */
const matchTools = [
  strip,
  goldList,
  matchAny,
  normaliseText,
  exactMatch,
  quasiExactMatch,
  quasiLeaveArticlesExactMatch,
];
const prefixTools = [prefixExactMatch, quasiPrefixExactMatch, extractLetter, multipleChoice];
const medicalTools = [parseNumber, parseDate, parseWeeks, medcalcAccuracy, medecVerdict, medecFlagAccuracy];
const billingTools = [medecSentenceAccuracy, icdCodes, billingF1];
const rougeTools = [porterStem, rougeTokens, rougeResult, bestGold, lcsLength, rougeN, rougeL, rougeMarks];

const categories = ['', 'risk', 'severity', 'diagnosis', 'date', 'physical', 'lab', 'dosage', 'dosage conversion'];

/**
 * A page to play with scoring rules: a reference, an answer, and what every rule of MedHELM makes of them, with the
 * words that ROUGE finds in common marked. It runs the functions of `bench` themselves.
 *
 * @param options.presets examples to choose from; {@link metricPresets} unless stated
 */
export function exploreMetrics({
  title = 'Explore the scoring rules',
  presets = metricPresets,
}: { title?: string; presets?: readonly MetricPreset[] } = {}): Widget {
  const area = (id: string, text: string, rows: number): string =>
    `<div><label for="${id}">${text}</label><textarea id="${id}" rows="${rows}" maxlength="4000" spellcheck="false"></textarea></div>`;
  const options = categories.map((name) => `<option value="${name}">${name || 'none'}</option>`).join('');
  return widgetPage({
    title,
    height: 1000,
    style: `
textarea { width: 100%; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--rule); padding: 4px 8px; resize: vertical } select, input[type=text] { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--rule); padding: 2px 6px }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 6px 18px; margin: 6px 0 } .fields { display: grid; grid-template-columns: max-content 1fr; gap: 6px 10px; align-items: center; align-content: start }
h2 { font-size: 13px; margin: 10px 0 2px } #summary { color: var(--text) } .shown { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--grid); padding: 4px 8px; min-height: 1.45em; max-height: 110px; overflow: auto }
mark { color: inherit; background: color-mix(in srgb, var(--accent) 22%, transparent); border-bottom: 2px solid var(--accent) }
#scores { width: 100%; margin-top: 6px } #scores th, #scores td { text-align: left; padding: 1px 10px 1px 0; font-weight: 400; line-height: 1.35 } #scores thead th { color: var(--quiet); font-size: 12px } #scores tbody th { white-space: nowrap; width: 190px } #scores td:nth-child(2) { width: 55px } .apart { color: var(--quiet) } .bar { width: 130px } .bar i { display: block; height: 9px; min-width: 1px; background: var(--accent) } .why { color: var(--quiet); overflow-wrap: anywhere } @media (max-width: 640px) { .bar { display: none } #scores tbody th { white-space: normal; width: 110px } }`,
    body: `<span class="mark">MADE-UP TEXTS</span>
<h1>${title}</h1>
<div class="controls"><label>example <select id="preset"></select></label></div>
<p id="look"></p>
<div class="pair">${area('reference', 'reference, the right answer', 3)}${area('answer', 'answer of a model', 3)}</div>
<div class="pair">${area('choices', 'options A, B, C … of a multiple-choice question, one a line', 4)}
<div class="fields"><label for="category">MedCalc category</label><select id="category">${options}</select>
<label for="lower">least right answer</label><input id="lower" type="text"><label for="upper">greatest right answer</label><input id="upper" type="text"></div></div>
<div class="controls"><label>mark the words that <select id="unit"><option value="1">ROUGE-1</option><option value="2">ROUGE-2</option><option value="L" selected>ROUGE-L</option></select> finds in common</label><label><input id="stem" type="checkbox" checked> with stemmer</label></div>
<div class="pair"><div><h2>reference</h2><div id="marked-reference" class="shown"></div></div><div><h2>answer</h2><div id="marked-answer" class="shown"></div></div></div>
<p id="summary" aria-live="polite"></p>
<table id="scores"><thead><tr><th>rule</th><th>score</th><th class="bar"></th><th>why</th></tr></thead><tbody id="rules"></tbody></table>`,
    data: { presets },
    tools: [...matchTools, ...prefixTools, ...medicalTools, ...billingTools, ...rougeTools, everyRule],
    draw: drawMetrics,
  });
}
