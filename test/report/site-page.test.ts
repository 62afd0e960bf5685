import { describe, expect, test } from 'vitest';
import { claims } from '../../src/papers/claims/claims.ts';
import { figuresIndex } from '../../src/papers/figures-index.ts';
import type { SiteNotebook } from '../../src/report/site-content.ts';
import { sitePage } from '../../src/report/site-page.ts';

const results = claims();
const index = figuresIndex().filter(({ paper }) => paper === 'medhelm');
const assets = { plotly: 'globalThis.Plotly = {}; "</script>"', fontFaces: '' };
const figure = {
  data: [{ type: 'scatter', name: '</script><b>x', x: [1], y: [2] }],
  layout: { width: 700, height: 300 },
};
const notebook: SiteNotebook = {
  path: 'notebooks/medhelm/table-1-win-rates.ipynb',
  passed: true,
  message: undefined,
  figures: [{ name: 'table-1-win-rates', title: '<img src=x onerror=alert(1)>', figure }],
  widgets: [{ name: 'em-theatre', title: 'EM <theatre>', height: 620 }],
};
const page = sitePage({ notebooks: [notebook], claims: results, index }, assets);

describe('the page of a reproduction', () => {
  test('shows every claim, and marks those that depart from the paper', () => {
    expect(page.match(/<tr class="(exact|within|differs|not-recomputable|failed)"/g)).toHaveLength(results.length);
    const departing = results.filter((claim) => !claim.ok || claim.status === 'differs').length;
    expect(departing).toBeGreaterThan(0);
    expect(page.match(/ data-departs>/g)).toHaveLength(departing);
  });

  test('leads from each figure of the papers to its notebook and its claims', () => {
    expect(page).toContain('<a href="#table-1-win-rates">table-1-win-rates</a>');
    expect(page).toContain('data-claims="medhelm/table-1"');
    expect(page.match(/data-search="[^"]*medhelm\/table-1[ "]/g)?.length).toBeGreaterThan(72);
  });

  test('a figure of which only the status is known says so', () => {
    expect(page).toMatch(/App\. A<\/td>.*?not seen/);
    const unbuilt = index.map((entry) => (entry.id === 'medhelm/table-4' ? { ...entry, notebook: null } : entry));
    const other = sitePage({ notebooks: [], claims: results, index: unbuilt }, assets);
    expect(other).toContain('planned: simulated analogue');
  });

  test('a failed claim stands out with its message', () => {
    const failed = { ...results[0]!, ok: false, message: 'computed 1, published <2>' };
    const other = sitePage({ notebooks: [], claims: [failed, ...results.slice(1)], index }, assets);
    expect(other).toMatch(/<tr class="failed" [^>]*data-departs><td>✗<\/td>/);
    expect(other).toContain('computed 1, published &lt;2&gt;');
    expect(other).toContain(`${results.length - 1} of ${results.length} claims are as on file`);
  });

  test('a notebook that failed says why', () => {
    const failed = { ...notebook, passed: false, message: 'RangeError: <oops>' };
    expect(sitePage({ notebooks: [failed], claims: results, index }, assets)).toContain('RangeError: &lt;oops&gt;');
  });

  test('names and titles cannot end a script or become markup', () => {
    expect(page).not.toContain('</script><b>x');
    expect(page).not.toContain('<img src=x');
    expect(page.match(/<\/script>/g)).toHaveLength(3);
  });

  test('asks nothing of the outside: no address, and a policy that forbids it', () => {
    expect(page.match(/(?:src|href)="https?:/g)).toBeNull();
    expect(page).toContain("default-src 'none'");
  });
});
