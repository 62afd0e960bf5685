import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProjectCopy, projectCopy } from '../kernel/project-copy.ts';

// The classic Notebook in a real browser: what a person sees who opens a notebook, and runs it on our kernel.
const executablePath = '/usr/bin/chromium';
const there = existsSync(executablePath) && commandWorks('jupyter', ['notebook', '--version']);

function commandWorks(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

describe.skipIf(!there)('the classic Notebook (needs jupyter notebook and chromium)', () => {
  const token = randomUUID();
  let project: ProjectCopy;
  let scratch: string;
  let address: string;
  let server: ReturnType<typeof spawn>;
  let browser: Browser;

  beforeAll(async () => {
    project = await projectCopy();
    scratch = mkdtempSync(join(tmpdir(), 'classic-'));
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    const dirs = {
      HOME: 'home',
      JUPYTER_CONFIG_DIR: 'config',
      JUPYTER_RUNTIME_DIR: 'runtime',
      JUPYTER_DATA_DIR: 'data',
    };
    const env = Object.fromEntries(Object.entries(dirs).map(([name, dir]) => [name, join(scratch, dir)]));
    server = spawn(
      'jupyter',
      ['notebook', '--no-browser', '--ip=127.0.0.1', `--port=${port}`, '--allow-root', `--NotebookApp.token=${token}`],
      {
        cwd: project.root,
        env: { ...process.env, ...env, JUPYTER_PATH: join(project.root, '.jupyter') },
        stdio: 'ignore',
      },
    );
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    for (let tries = 0; ; tries++) {
      const up = await fetch(`${address}/api`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (up) break;
      if (tries > 120) throw new Error('jupyter notebook did not come up');
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  });

  afterAll(async () => {
    await browser?.close();
    server?.kill();
    if (scratch) rmSync(scratch, { recursive: true, force: true });
    project?.remove();
  });

  async function open(notebook: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
    await page.goto(`${address}/notebooks/notebooks/${notebook}?token=${token}`);
    await page.waitForSelector('.cell');
    return page;
  }

  test.each([
    'medhelm/table-1-win-rates.ipynb',
    'medhelm/fig-3-benchmark-heatmap.ipynb',
    'medhelm/fig-4-category-heatmap.ipynb',
    'medhelm/fig-5-cost-vs-win-rate.ipynb',
    'medhelm/subcategory-heatmap.ipynb',
    'medhelm/table-3-costs.ipynb',
  ])('%s opened untrusted shows the picture of its figure', async (notebook) => {
    const page = await open(notebook);
    const picture = page.locator('.output_png img').first();
    await picture.scrollIntoViewIfNeeded();
    const size = await picture.evaluate((image) => {
      const { naturalWidth, naturalHeight } = image as unknown as { naturalWidth: number; naturalHeight: number };
      return { naturalWidth, naturalHeight };
    });
    expect(size.naturalWidth).toBeGreaterThan(900);
    expect(size.naturalHeight).toBeGreaterThan(300);
    if (process.env.SCREENSHOTS) {
      await page.screenshot({ path: join(process.env.SCREENSHOTS, `${notebook.replace('/', '-')}.png`) });
    }
    await page.close();
  });

  test('runs a notebook on our kernel, and the outputs appear', async () => {
    const page = await open('00-start-here.ipynb');
    await page.waitForFunction('Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()', undefined, {
      timeout: 60_000,
    });
    await page.evaluate('Jupyter.notebook.clear_all_output(); Jupyter.notebook.execute_all_cells()');
    await page.waitForSelector('.output_png img', { timeout: 60_000 });
    const results = await page.locator('.output_area table').count();
    expect(results).toBe(1);
    expect(await page.locator('.output_error, .output_stderr').count()).toBe(0);
    const spec = JSON.parse(project.read('.jupyter/kernels/assaybook/kernel.json'));
    expect(await page.locator('.kernel_indicator_name').textContent()).toBe(spec.display_name);
    await page.close();
  });
});
