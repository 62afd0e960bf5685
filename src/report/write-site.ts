import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Figure } from '../figures/figure.ts';
import { renderSvg } from '../figures/static/render-svg.ts';
import { writeNotebook } from '../kernel/notebook.ts';
import type { NotebookRun } from '../kernel/run-notebook.ts';
import { escapeHtml } from '../lab/escape-html.ts';
import { figureTitle, PLOTLY_TYPE } from '../lab/show.ts';
import type { ClaimResult } from '../papers/claim.ts';
import { summariseClaims } from '../papers/summarise-claims.ts';

interface WrittenFigure {
  /** File name without extension: the notebook's, numbered from the second on. */
  name: string;
  title: string;
  notebook: string;
}

/**
 * Writes what a reproduction found: each figure as SVG, PNG and plotly spec, the executed notebooks, the claims as JSON
 * and one page that shows it all without a network.
 *
 * @param out folder to write to; its earlier content is replaced
 * @returns path of the page
 */
export async function writeSite(
  out: string,
  runs: readonly NotebookRun[],
  claims: readonly ClaimResult[],
): Promise<string> {
  rmSync(out, { recursive: true, force: true });
  for (const folder of ['figures', 'notebooks']) mkdirSync(join(out, folder), { recursive: true });
  const figures: WrittenFigure[] = [];
  for (const run of runs) {
    if (!run.notebook) continue;
    const notebook = basename(run.path, '.ipynb');
    writeNotebook(join(out, 'notebooks', `${notebook}.ipynb`), run.notebook);
    let count = 0;
    for (const { figure, png } of figuresOf(run)) {
      const name = `${notebook}${++count > 1 ? `-${count}` : ''}`;
      writeFileSync(join(out, 'figures', `${name}.json`), `${JSON.stringify(figure)}\n`);
      writeFileSync(join(out, 'figures', `${name}.png`), png);
      writeFileSync(join(out, 'figures', `${name}.svg`), await renderSvg(figure));
      figures.push({ name, title: figureTitle(figure), notebook: run.path });
    }
  }
  writeFileSync(join(out, 'claims.json'), `${JSON.stringify(claims, null, 2)}\n`);
  const page = join(out, 'index.html');
  writeFileSync(page, sitePage(runs, figures, claims));
  return page;
}

function* figuresOf(run: NotebookRun): Generator<{ figure: Figure; png: Buffer }> {
  for (const cell of run.notebook?.cells ?? []) {
    for (const output of cell.outputs ?? []) {
      const data = output.data as Record<string, unknown> | undefined;
      if (!data?.[PLOTLY_TYPE]) continue;
      yield { figure: data[PLOTLY_TYPE] as Figure, png: Buffer.from(String(data['image/png']), 'base64') };
    }
  }
}

const STYLE = `body { font: 16px/1.5 "Open Sans", "Helvetica Neue", Arial, sans-serif; color: #222; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
figure { margin: 2rem 0 } figure img { max-width: 100%; height: auto } figcaption { color: #5f6368 }
table { border-collapse: collapse; font-size: 14px } th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #e6e8ea; vertical-align: top }
td.number { text-align: right; font-variant-numeric: tabular-nums } tr.failed { background: #fde8e4 }`;

function sitePage(
  runs: readonly NotebookRun[],
  figures: readonly WrittenFigure[],
  claims: readonly ClaimResult[],
): string {
  const { total, ok } = summariseClaims(claims);
  const pictures = figures.map(
    ({ name, title, notebook }) => `<figure><img src="figures/${name}.svg" alt="${escapeHtml(title)}">
<figcaption>${escapeHtml(title)}, from ${escapeHtml(notebook)} · <a href="figures/${name}.png">PNG</a> · <a href="figures/${name}.svg">SVG</a> · <a href="figures/${name}.json">plotly spec</a></figcaption></figure>`,
  );
  const notebooks = runs.map(
    ({ path, status, failure }) =>
      `<li>${status === 'passed' ? '✓' : '✗'} ${escapeHtml(path)}${failure ? `: ${escapeHtml(failure.message)}` : ''}</li>`,
  );
  const rows = claims.map((claim) => {
    const computed = claim.computed === null ? '–' : claim.computed.toFixed(claim.decimals + 1);
    return `<tr${claim.ok ? '' : ' class="failed"'}><td>${claim.ok ? '✓' : '✗'}</td><td>${escapeHtml(claim.statement)}<br><small>${escapeHtml(claim.where)}, ${claim.paper}</small></td><td class="number">${claim.published.toFixed(claim.decimals)}</td><td class="number">${computed}</td><td>${claim.status}<br><small>${claim.evidence}</small></td><td><small>${escapeHtml(claim.reason ?? '')}</small></td></tr>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Assaybook: what was reproduced</title><style>${STYLE}</style></head><body>
<h1>What was reproduced</h1>
<p>${ok} of ${total} claims are as on file. Every number below was computed from the published tables; where a claim differs from the paper, the reason stands beside it.</p>
<ul>${notebooks.join('\n')}</ul>
${pictures.join('\n')}
<h2>Claims</h2>
<table><thead><tr><th></th><th>claim</th><th>published</th><th>computed</th><th>status</th><th>reason</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
</body></html>
`;
}
