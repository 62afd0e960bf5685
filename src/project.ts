import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds this project's `package.json`, found by walking up from this file: the same answer from `src`,
 * from the compiled cache and from an installed package.
 */
export function projectRoot(): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    const manifest = join(dir, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'assaybook') return dir;
    if (dir === dirname(dir)) throw new Error(`no package.json of assaybook above ${fileURLToPath(import.meta.url)}`);
  }
}

/** The folder of the published tables and claims; `ASSAYBOOK_DATA` points it elsewhere (a copy to experiment on). */
export const dataDir = (): string => process.env.ASSAYBOOK_DATA ?? join(projectRoot(), 'data');
