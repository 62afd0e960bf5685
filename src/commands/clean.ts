import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';
import { exitCodes } from './exit-codes.ts';

/** `assaybook clean`: empties everything that can be made again, saying where it was. */
export function cleanCommand(): number {
  for (const folder of ['.cache', 'out', 'dist']) {
    const path = join(projectRoot(), folder);
    const there = existsSync(path);
    rmSync(path, { recursive: true, force: true });
    console.log(`${there ? 'emptied' : 'nothing in'}  ${path}`);
  }
  return exitCodes.ok;
}
