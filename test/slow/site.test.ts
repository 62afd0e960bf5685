import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readNotebook } from '../../src/kernel/notebook.ts';
import type { ClaimResult } from '../../src/papers/claims/claim.ts';
import { claims } from '../../src/papers/claims/claims.ts';
import { mmilClaims } from '../../src/papers/claims/mmil-claims.ts';
import { selectClaims } from '../../src/papers/claims/select-claims.ts';
import { figuresIndex } from '../../src/papers/figures-index.ts';
import { projectRoot } from '../../src/project.ts';
import { writeSite } from '../../src/report/write-site.ts';

const executablePath = '/usr/bin/chromium';

// The site of the committed notebooks, opened from a folder as a person would.
describe.skipIf(!existsSync(executablePath))('the site in a browser (needs chromium)', () => {
  const out = join(mkdtempSync(join(tmpdir(), 'site-')), 'out');
  const paths = [...new Set(figuresIndex().flatMap(({ notebook }) => notebook ?? []))];
  let browser: Browser;
  let page: string;
  let results: ClaimResult[];

  beforeAll(async () => {
    const runs = paths.map((path) => ({
      ...{ path, status: 'passed' as const, ran: 1, cells: 1, seconds: 0 },
      notebook: readNotebook(join(projectRoot(), path)),
    }));
    results = [...claims(), ...(await mmilClaims())];
    page = await writeSite(out, runs, results);
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(out, { recursive: true, force: true });
  });

  test('opens from file://, draws every figure, asks nothing of the network and complains of nothing', async () => {
    const tab = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const complaints: string[] = [];
    tab.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
    });
    await tab.goto(pathToFileURL(page).href);
    const plots = tab.locator('.plot');
    const count = await plots.count();
    expect(count).toBeGreaterThanOrEqual(6);
    for (let k = 0; k < count; k++) {
      await plots.nth(k).scrollIntoViewIfNeeded();
      await plots.nth(k).locator('.main-svg').first().waitFor();
    }
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('filters the claims by figure', async () => {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    await tab.locator('[data-claims="medhelm/appendix-b"]').click();
    const entry = figuresIndex().find(({ id }) => id === 'medhelm/appendix-b')!;
    const shown = new Set(entry.claims.flatMap((pattern) => selectClaims(results, pattern)));
    expect(await tab.locator('#shown').textContent()).toBe(`${shown.size} of ${results.length}`);
    await tab.locator('#filter').fill('');
    await tab.locator('#departing').check();
    const departing = claims().filter((claim) => claim.status === 'differs').length;
    expect(await tab.locator('#claim-table tbody tr:visible').count()).toBe(departing);
    await tab.close();
  });

  test('is at most 8 MB', () => {
    expect(statSync(page).size).toBeLessThan(8e6);
  });
});
