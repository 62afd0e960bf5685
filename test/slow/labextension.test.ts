import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { linkLabextension } from '../../bin/link-labextension.mjs';
import { sampleFigures } from '../figures/sample-figures.ts';
import { dumpDom, noChromium } from './figures-chromium.ts';

const extension = fileURLToPath(new URL('../../.jupyter/labextensions/assaybook-plotly/', import.meta.url));
const bundle = createRequire(import.meta.url).resolve('plotly.js/dist/plotly-cartesian.min.js');
const { jupyterlab } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
const figure = sampleFigures['rank bands']!;

/** What JupyterLab does with a prebuilt extension, and a stand-in for the widget class that it shares. */
const lab = `
class Widget {
  node = document.createElement('div');
  isVisible = true;
  isDisposed = false;
  addClass(name) { this.node.classList.add(name); }
  dispose() { this.isDisposed = true; this.node.remove(); }
}
const widgets = { '2.7.0': { get: async () => () => ({ Widget }) } };
async function start(module) {
  const container = window._JUPYTERLAB['assaybook-plotly'];
  await container.init({ '@lumino/widgets': widgets });
  return (await container.get(module))();
}`;

/** Runs a script in a page that has loaded the extension; gives what it returns, and the page's HTML. */
function inLab<Result>(script: string, files: Record<string, string> = {}): { result: Result; html: string } {
  const model = { data: { 'application/vnd.plotly.v1+json': figure } };
  const page = `<!doctype html><meta charset="utf-8"><script>window.define = 'the page has a loader of its own';${lab}</script>
<script src="remoteEntry.js"></script><pre id="result"></pre><script>
const model = ${JSON.stringify(model).replaceAll('<', '\\u003c')};
(async () => { ${script} })()
  .catch((error) => ({ error: error.message }))
  .then((result) => { document.querySelector('#result').textContent = encodeURIComponent(JSON.stringify(result)); });
</script>`;
  const html = dumpDom({
    files: {
      'index.html': page,
      'remoteEntry.js': readFileSync(join(extension, jupyterlab._build.load), 'utf8'),
      'plotly-cartesian.min.js': readFileSync(bundle, 'utf8'),
      ...files,
    },
    width: 1000,
    height: 800,
  });
  const found = /<pre id="result">([^<]*)<\/pre>/.exec(html)?.[1] ?? '';
  return { result: JSON.parse(decodeURIComponent(found)) as Result, html };
}

const render = `
const { default: plugin } = await start('./mimeExtension');
const view = plugin.rendererFactory.createRenderer({});
document.body.append(view.node);`;

test('the extension says where Lab finds its module', () => {
  expect(jupyterlab).toMatchObject({
    mimeExtension: true,
    _build: { load: 'static/remoteEntry.js', mimeExtension: './mimeExtension' },
  });
});

test('linking puts the bundle beside the script, and does nothing where there is no extension', () => {
  const root = mkdtempSync(join(tmpdir(), 'assaybook-link-'));
  try {
    expect(linkLabextension(root)).toBeUndefined();
    mkdirSync(join(root, '.jupyter/labextensions/assaybook-plotly/static'), { recursive: true });
    const copy = linkLabextension(root)!;
    expect(existsSync(copy)).toBe(true);
    expect(readFileSync(copy).equals(readFileSync(bundle))).toBe(true);
    expect(linkLabextension(root)).toBe(copy);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

describe.skipIf(noChromium)(`the JupyterLab extension in Chromium${noChromium}`, () => {
  test('tells Lab what it draws, and that it is safe in notebooks that are not trusted', () => {
    const { result } = inLab(`
      const module = await start('./mimeExtension');
      return { esModule: module.__esModule, plugin: module.default };`);
    expect(result).toEqual({
      esModule: true,
      plugin: {
        id: 'assaybook-plotly:factory',
        dataType: 'json',
        rendererFactory: { safe: true, mimeTypes: ['application/vnd.plotly.v1+json'], defaultRank: 40 },
      },
    });
  });

  test('draws a figure with its title and its modebar', () => {
    const { result, html } = inLab<Record<string, unknown>>(`${render}
      const before = JSON.stringify(model);
      await view.renderModel(model);
      await view.renderModel(model);
      view.onResize();
      return {
        untouched: JSON.stringify(model) === before,
        loader: window.define,
        titles: [...view.node.querySelectorAll('svg .gtitle')].map((title) => title.textContent),
        modebar: view.node.querySelectorAll('.modebar-btn').length > 0,
        bundles: document.querySelectorAll('script[src*=plotly-cartesian]').length,
      };`);
    expect(result).toEqual({
      untouched: true,
      loader: 'the page has a loader of its own',
      titles: ['Which ranks are certain?'],
      modebar: true,
      bundles: 1,
    });
    expect(html).toContain('jp-RenderedPlotly');
    expect(html).toContain('SIMULATED DATA');
  });

  test('draws several figures with one bundle, and nothing into a closed one', () => {
    const { result } = inLab(`${render}
      const other = plugin.rendererFactory.createRenderer({});
      document.body.append(other.node);
      const closed = plugin.rendererFactory.createRenderer({});
      const drawing = [view, other, closed].map((each) => each.renderModel(model));
      closed.dispose();
      await Promise.all(drawing);
      const drawn = [view, other, closed].map(({ node }) => node.querySelectorAll('.gtitle').length);
      other.dispose();
      other.dispose();
      return { drawn, left: other.node.querySelectorAll('svg').length,
        bundles: document.querySelectorAll('script[src*=plotly-cartesian]').length };`);
    expect(result).toEqual({ drawn: [1, 1, 0], left: 0, bundles: 1 });
  });

  test('says what to do when the bundle is not there', () => {
    const page = readFileSync(join(extension, 'static/remoteEntry.js'), 'utf8').replaceAll(
      'plotly-cartesian.min.js',
      'missing.js',
    );
    const { result } = inLab<{ error: string }>(`${render} await view.renderModel(model);`, { 'remoteEntry.js': page });
    expect(result.error).toMatch(/missing\.js could not be loaded: run `npm install`/);
  });
});
