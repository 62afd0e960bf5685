import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Why the tests that need a browser cannot run here; empty where they can. */
export const noChromium = program ? '' : ' (skipped: there is no /usr/bin/chromium; apt-get install chromium)';

interface Page {
  /** Files of the page by name; the page itself is `index.html`. */
  files: Record<string, string>;
  width: number;
  height: number;
}

/** A picture of a page in headless Chromium, two pixels to the CSS pixel; it may be higher than asked for. */
export const screenshot = (page: Page): Uint8Array =>
  inBrowser(page, (folder) => {
    const file = join(folder, 'page.png');
    return { flags: ['--force-device-scale-factor=2', `--screenshot=${file}`], result: () => readFileSync(file) };
  });

/** The document of a page, as HTML, when its scripts have run. */
export const dumpDom = (page: Page): string =>
  inBrowser(page, () => ({ flags: ['--dump-dom'], result: (stdout) => stdout }));

/** Opens a page from a folder of its own with a profile of its own, and waits until nothing is left to do. */
function inBrowser<Result>(
  { files, width, height }: Page,
  action: (folder: string) => { flags: string[]; result: (stdout: string) => Result },
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-page-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const { flags, result } = action(folder);
    const stdout = execFileSync(
      program!,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--hide-scrollbars',
        '--virtual-time-budget=20000',
        `--user-data-dir=${join(folder, 'profile')}`,
        // The window counts its own frame in.
        `--window-size=${width},${height + 200}`,
        ...flags,
        pathToFileURL(join(folder, 'index.html')).href,
      ],
      {
        encoding: 'utf8',
        timeout: 120_000,
        killSignal: 'SIGKILL',
        maxBuffer: 2 ** 28,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    return result(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
