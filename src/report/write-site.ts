import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Figure } from '../figures/figure.ts';
import { figureCsv } from '../figures/figure-csv.ts';
import { bundledFamily, fontFiles } from '../figures/static/fonts.ts';
import { renderSvg } from '../figures/static/render-svg.ts';
import { writeNotebook } from '../kernel/notebook.ts';
import type { NotebookRun } from '../kernel/run-notebook.ts';
import { figureTitle, PLOTLY_TYPE } from '../lab/show.ts';
import type { ClaimResult } from '../papers/claims/claim.ts';
import { figuresIndex } from '../papers/figures-index.ts';
import { framedWidget } from '../widgets/widget-frame.ts';
import type { SiteFigure, SiteNotebook, SiteWidget } from './site-content.ts';
import { type SiteAssets, sitePage } from './site-page.ts';

/**
 * Writes what a reproduction found: each figure as SVG, PNG, CSV of its data and plotly spec, each widget as a page, the
 * executed notebooks, the claims as JSON, and one page that shows it all without a network.
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
  for (const folder of ['figures', 'widgets', 'notebooks']) mkdirSync(join(out, folder), { recursive: true });
  const notebooks: SiteNotebook[] = [];
  for (const run of runs) {
    const name = basename(run.path, '.ipynb');
    if (run.notebook) writeNotebook(join(out, 'notebooks', `${name}.ipynb`), run.notebook);
    const figures = await writeFigures(join(out, 'figures'), name, run);
    const widgets = writeWidgets(join(out, 'widgets'), name, run);
    notebooks.push({
      path: run.path,
      passed: run.status === 'passed',
      message: run.failure?.message,
      figures,
      widgets,
    });
  }
  writeFileSync(join(out, 'claims.json'), `${JSON.stringify(claims, null, 2)}\n`);
  const page = join(out, 'index.html');
  writeFileSync(page, sitePage({ notebooks, claims, index: figuresIndex() }, assets()));
  return page;
}

async function writeFigures(folder: string, notebook: string, run: NotebookRun): Promise<SiteFigure[]> {
  const figures: SiteFigure[] = [];
  for (const { figure, png } of figuresOf(run)) {
    const name = `${notebook}${figures.length > 0 ? `-${figures.length + 1}` : ''}`;
    const write = (type: string, content: string | Uint8Array): void =>
      writeFileSync(join(folder, `${name}.${type}`), content);
    write('json', `${JSON.stringify(figure)}\n`);
    write('png', png);
    write('svg', await renderSvg(figure));
    write('csv', figureCsv(figure));
    figures.push({ name, title: figureTitle(figure), figure });
  }
  return figures;
}

function writeWidgets(folder: string, notebook: string, run: NotebookRun): SiteWidget[] {
  const widgets: SiteWidget[] = [];
  for (const data of shownBy(run)) {
    const widget = framedWidget([data['text/html'] ?? ''].flat().join(''));
    if (!widget) continue;
    const name = `${notebook}${widgets.length > 0 ? `-${widgets.length + 1}` : ''}`;
    writeFileSync(join(folder, `${name}.html`), widget.html);
    widgets.push({ name, title: widget.title, height: widget.height });
  }
  return widgets;
}

function* figuresOf(run: NotebookRun): Generator<{ figure: Figure; png: Buffer }> {
  for (const data of shownBy(run)) {
    if (!data[PLOTLY_TYPE]) continue;
    yield { figure: data[PLOTLY_TYPE] as Figure, png: Buffer.from(String(data['image/png']), 'base64') };
  }
}

/** What a notebook showed, in its forms by media type. */
function* shownBy(run: NotebookRun): Generator<Record<string, unknown>> {
  for (const cell of run.notebook?.cells ?? [])
    for (const output of cell.outputs ?? []) if (output.data) yield output.data as Record<string, unknown>;
}

function assets(): SiteAssets {
  const plotly = createRequire(import.meta.url).resolve('plotly.js/dist/plotly-cartesian.min.js');
  const [regular, , bold] = fontFiles();
  const face = (file: string, weight: number): string =>
    `@font-face { font-family: "${bundledFamily}"; font-weight: ${weight}; src: url(data:font/ttf;base64,${readFileSync(file).toString('base64')}) }\n`;
  return { plotly: readFileSync(plotly, 'utf8'), fontFaces: face(regular!, 400) + face(bold!, 700) };
}
