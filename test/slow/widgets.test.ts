import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compiledSource } from '../../src/kernel/compile.js';
import { rng } from '../../src/stats/rng.ts';
import { emTheatre } from '../../src/widgets/em-theatre/em-theatre.ts';
import { exploreCells } from '../../src/widgets/explore-cells/explore-cells.ts';
import { whatIfWeights } from '../../src/widgets/what-if-weights/what-if-weights.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite, medhelmSuiteIds } from '../../src/papers/medhelm/medhelm-suite.ts';
import type * as widgets from '../../src/widgets/index.ts';
import type { Widget } from '../../src/widgets/widget.ts';
import { widgetFrame } from '../../src/widgets/widget-frame.ts';

const executablePath = '/usr/bin/chromium';
const random = rng(11, 'widgets');
const n = 400;
const sick = Array.from({ length: n }, (_, i) => i % 2);
const labels = sick.map((z) => Number(z === 1 && random.uniform() < 0.5));
const normals = () => [0, 1].map(() => Array.from({ length: n }, () => random.normal()));
const columns = normals().map((column) => column.map((x, i) => x + 2 * labels[i]!));

describe.skipIf(!existsSync(executablePath))('widgets in a browser (needs chromium)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'widgets-'));
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(html: string): Promise<{ page: Page; complaints: string[] }> {
    const file = join(folder, 'widget.html');
    writeFileSync(file, html);
    const page = await browser.newPage({ viewport: { width: 980, height: 700 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    return { page, complaints };
  }

  const theatre = (): Widget =>
    emTheatre(
      { x: columns[0]!, y: columns[1]!, labels, sick },
      [0.3, 0.6].map((rho) => ({
        rho,
        iterations: [0.5, 0.6, 0.9].map((auroc) => ({
          posterior: sick.map((z) => z * rho),
          logLikelihood: auroc - 1.5,
          auroc,
        })),
      })),
      { subtitle: 'made up', rho: 0.6 },
    );

  test('the theatre follows its sliders, plays to the end, and complains of nothing', async () => {
    const { page, complaints } = await open(theatre().html);
    expect(await page.textContent('#rho-value')).toBe('0.60');
    expect(await page.textContent('#readout')).toContain('AUROC 0.500');
    await page.locator('#iteration').fill('1');
    expect(await page.textContent('#readout')).toContain('AUROC 0.600');
    await page.locator('#rho').fill('0');
    expect(await page.textContent('#rho-value')).toBe('0.30');
    await page.locator('#play').click();
    await page.waitForFunction(() => document.getElementById('iteration-value')!.textContent === '3 of 3');
    expect(complaints).toEqual([]);
  });

  test('the explorer fits anew at every move', async () => {
    const cells = { columns, sick, labels };
    const { page, complaints } = await open(
      exploreCells(cells, cells, { subtitle: 'made up', rho: 0.5, seed: 1 }).html,
    );
    const auroc = async () => Number(await page.textContent('#numbers tbody tr td:nth-child(2)'));
    const clean = await auroc();
    expect(clean).toBeGreaterThan(0.9);
    await page.locator('#noise').fill('2');
    expect(await auroc()).toBeLessThan(clean - 0.05);
    expect(complaints).toEqual([]);
  });

  test('the weights page follows the keyboard within 0.1 s, and comes back to the published order', async () => {
    const medhelm = loadMedhelm();
    const suites = medhelmSuiteIds.map((id) => medhelmSuite(medhelm, id));
    const { page, complaints } = await open(whatIfWeights(suites, { seed: 1 }).html);
    const first = async () => await page.textContent('#rows tbody tr:first-child td:first-child');
    const places = async () => await page.locator('#rows tbody td .number').allTextContents();
    const published = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    expect(await places()).toEqual(published);
    expect(await page.textContent('#rows tbody tr:first-child td:nth-child(3)')).toBe('0.662');
    await page.locator('#weight-0').focus();
    await page.keyboard.press('End');
    expect(await page.textContent('#weight-0-value')).toContain('3.00');
    expect(await first()).toContain('o3-mini');
    await page.locator('#alike').focus();
    await page.keyboard.press('Enter');
    expect(await places()).not.toEqual(published);
    await page.locator('#reset').click();
    expect(await places()).toEqual(published);
    await page.selectOption('#suite', '1');
    await page.selectOption('#value', 'mean-score');
    expect(await first()).toContain('o3-mini');
    expect(await page.textContent('#rows tbody')).toContain('never');
    await page.selectOption('#keep-0', '1');
    expect(await page.textContent('#regions')).toContain('Kept: Clinical Note Generation');
    for (const c of [0, 1, 2, 3, 4]) await page.locator(`#weight-${c}`).fill('0');
    expect(await page.textContent('#said')).toContain('All weights are 0');
    await page.locator('#weight-2').fill('1');
    const milliseconds = await page.evaluate(() => {
      const slider = document.getElementById('weight-1') as HTMLInputElement;
      const times = ['0.5', '1', '1.5', '2', '2.5'].map((value) => {
        const start = performance.now();
        slider.value = value;
        slider.dispatchEvent(new Event('input'));
        return performance.now() - start;
      });
      return times.sort((a, b) => a - b)[2]!;
    });
    expect(milliseconds).toBeLessThan(100);
    expect(complaints).toEqual([]);
  });

  test('the scoring rules run in the page as notebooks make it, follow the keyboard, and take text for text', async () => {
    const compiled = await compiledSource(resolve(import.meta.dirname, '../..'));
    const { exploreMetrics } = createRequire(import.meta.url)(join(compiled, 'widgets/index.js')) as typeof widgets;
    const { page, complaints } = await open(exploreMetrics().html);
    const score = (rule: string) => page.locator(`#rules tr:has(th:text-is("${rule}")) td`).first().textContent();
    expect(await score('multiple choice, strict')).toBe('0.000');
    await page.locator('#answer').press('End');
    await page.keyboard.press('Backspace');
    expect(await page.inputValue('#answer')).toBe('B');
    expect(await score('multiple choice, strict')).toBe('1.000');
    await page.selectOption('#preset', { label: 'Cut codes' });
    expect([await score('billing F1, as published'), await score('billing F1, fixed')]).toEqual(['1.000', '0.500']);
    await page.fill('#answer', '<img src=x onerror=alert(1)>');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.textContent('#marked-answer')).toBe('<img src=x onerror=alert(1)>');
    expect(complaints).toEqual([]);
  });

  test('works inside its frame, as a notebook shows it', async () => {
    const { page, complaints } = await open(`<!doctype html>${widgetFrame(theatre())}`);
    const frame = page.frameLocator('iframe');
    await frame.locator('#iteration').fill('2');
    expect(await frame.locator('#readout').textContent()).toContain('AUROC 0.900');
    expect(complaints).toEqual([]);
  });
});
