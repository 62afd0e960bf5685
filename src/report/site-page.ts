import { escapeHtml } from '../lab/escape-html.ts';
import type { ClaimResult } from '../papers/claims/claim.ts';
import type { FigureEntry } from '../papers/figures-index.ts';
import { selectClaims } from '../papers/claims/select-claims.ts';
import { summariseClaims } from '../papers/claims/summarise-claims.ts';
import type { SiteContent, SiteNotebook } from './site-content.ts';
import { siteScript } from './site-script.ts';
import { siteStyle } from './site-style.ts';

/** What the page carries along, so that it needs nothing from outside. */
export interface SiteAssets {
  /** The plotly bundle, as a script. */
  plotly: string;
  /** Font faces, as CSS. */
  fontFaces: string;
}

/** Nothing may be fetched; pictures come from the folder of the page. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' file: data: blob:; font-src data:; frame-src 'self' file:";

/**
 * One page with every figure (interactive, drawn when it comes into view), the index of the papers' figures, and all
 * claims. It opens from a folder, without a server and without a network.
 */
export function sitePage({ notebooks, claims, index }: SiteContent, { plotly, fontFaces }: SiteAssets): string {
  const { total, ok, evidence } = summariseClaims(claims);
  const counts = Object.entries(evidence)
    .filter(([, count]) => count.total > 0)
    .map(([name, count]) => `${count.ok} of ${count.total} ${name}`)
    .join(', ');
  const figuresOf = new Map<ClaimResult, string[]>();
  for (const entry of index) {
    for (const claim of claimsOf(entry, claims)) figuresOf.set(claim, [...(figuresOf.get(claim) ?? []), entry.id]);
  }
  const ran = new Map(notebooks.map((notebook) => [notebook.path, notebook]));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Assaybook: what was reproduced</title>
<style>${fontFaces}${siteStyle}</style>
</head>
<body>
<h1>What was reproduced</h1>
<p>${ok} of ${total} claims are as on file (${counts}). What differs from the paper stays in the list, with its reason.</p>
<nav><a href="#figures">Figures</a> <a href="#index">All figures of the papers</a> <a href="#claims">Claims</a></nav>
<h2 id="figures">Figures</h2>
${notebooks.map(notebookSection).join('\n')}
<h2 id="index">All figures of the papers</h2>
<table><thead><tr><th>Paper</th><th>Figure</th><th>Title</th><th>Status</th><th>Notebook</th><th>Claims</th></tr></thead><tbody>
${index.map((entry) => indexRow(entry, ran, claimsOf(entry, claims))).join('\n')}
</tbody></table>
<h2 id="claims">Claims</h2>
<p><label>Show <input id="filter" type="search" placeholder="part of a statement, id or status"></label>
<label><input id="departing" type="checkbox"> only what differs from the paper or from the file</label> <span id="shown"></span></p>
<table id="claim-table"><thead><tr><th></th><th>Claim</th><th class="number">Published</th><th class="number">Computed</th><th>Status</th><th>Reason</th></tr></thead><tbody>
${claims.map((claim) => claimRow(claim, figuresOf.get(claim) ?? [])).join('\n')}
</tbody></table>
<script>${safeScript(plotly)}</script>
<script>${siteScript}</script>
</body>
</html>
`;
}

function notebookSection({ path, passed, message, figures, widgets }: SiteNotebook): string {
  const status = passed ? '' : `<p class="failed">This notebook failed: ${escapeHtml(message ?? '')}</p>`;
  const drawn = figures.map(({ name, title, figure }) => {
    const { width = 960, height = 540 } = figure.layout as { width?: number; height?: number };
    const files = ['png', 'svg', 'csv', 'json'].map(
      (type) => `<a href="figures/${name}.${type}">${type === 'json' ? 'plotly spec' : type.toUpperCase()}</a>`,
    );
    return `<figure id="${name}"><div class="plot" style="width:${width}px;height:${height}px"><script type="application/json">${safeJson(figure)}</script><noscript><img src="figures/${name}.svg" alt="${escapeHtml(title)}"></noscript></div>
<figcaption>${escapeHtml(title)} · ${files.join(' · ')}</figcaption></figure>`;
  });
  const framed = widgets.map(
    ({ name, title, height }) =>
      `<figure id="widget-${name}"><iframe src="widgets/${name}.html" title="${escapeHtml(title)}" loading="lazy" style="border:0;width:100%;max-width:1000px;height:${height}px"></iframe>
<figcaption>${escapeHtml(title)} · <a href="widgets/${name}.html">as a page of its own</a></figcaption></figure>`,
  );
  return `<section><h3>${escapeHtml(path)}</h3>${status}${[...drawn, ...framed].join('\n')}</section>`;
}

const claimsOf = ({ claims: patterns }: FigureEntry, claims: readonly ClaimResult[]): ClaimResult[] => [
  ...new Set(patterns.flatMap((pattern) => selectClaims(claims, pattern))),
];

function indexRow(
  { id, paper, number, title, status, notebook, note }: FigureEntry,
  ran: ReadonlyMap<string, SiteNotebook>,
  claims: readonly ClaimResult[],
): string {
  const first = notebook ? ran.get(notebook)?.figures[0] : undefined;
  const name = notebook ? escapeHtml(notebook.replace(/^.*\/|\.ipynb$/g, '')) : '–';
  const planned = notebook === null && status !== 'not seen' && status !== 'published only';
  const cells = [
    paper === 'medhelm' ? 'MedHELM' : 'MMIL',
    escapeHtml(number),
    `${escapeHtml(title)}${note ? `<br><small>${escapeHtml(note)}</small>` : ''}`,
    `${planned ? 'planned: ' : ''}${status}`,
    first ? `<a href="#${first.name}">${name}</a>` : name,
    claims.length > 0
      ? `<a href="#claims" data-claims="${escapeHtml(id)}">${claims.filter((claim) => claim.ok).length} of ${claims.length}</a>`
      : '–',
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function intervalOf({ interval, decimals }: ClaimResult): string {
  return interval
    ? `<br><small>${interval.lower.toFixed(decimals)} to ${interval.upper.toFixed(decimals)}</small>`
    : '';
}

function claimRow(claim: ClaimResult, figures: readonly string[]): string {
  const unit = claim.unit ? ` ${escapeHtml(claim.unit)}` : '';
  const computed =
    claim.computed === null
      ? '–'
      : `${claim.computed.toFixed(Math.min(claim.decimals + 1, 12))}${unit}${intervalOf(claim)}`;
  const departs = !claim.ok || claim.status === 'differs';
  const reason = [claim.reason, claim.message].filter(Boolean).join(' ');
  return `<tr class="${claim.ok ? claim.status : 'failed'}" data-search="${escapeHtml([claim.id, ...figures].join(' '))}"${departs ? ' data-departs' : ''}><td>${claim.ok ? '✓' : '✗'}</td><td>${escapeHtml(claim.statement)}<br><small>${escapeHtml(claim.where)} · ${claim.paper}</small></td><td class="number">${claim.published === null ? 'no number' : `${claim.published.toFixed(claim.decimals)}${unit}`}</td><td class="number">${computed}</td><td>${claim.status}<br><small>${claim.evidence}</small></td><td><small>${escapeHtml(reason)}</small></td></tr>`;
}

/** JSON inside a script element: a `<` could end it. */
const safeJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** A script inside a script element, likewise. */
const safeScript = (code: string): string => code.replaceAll('</script', '<\\/script');
