import { cpSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../project.ts';
import { exitCodes } from './exit-codes.ts';

/** `assaybook build`: writes the package for TypeScript consumers, with types, to `dist`. */
export function buildCommand(): number {
  const compiled = dirname(dirname(fileURLToPath(import.meta.url)));
  const dist = join(projectRoot(), 'dist');
  rmSync(dist, { recursive: true, force: true });
  // Files that start with a dot are the compiler's own.
  cpSync(compiled, dist, { recursive: true, filter: (path) => !basename(path).startsWith('.') || path === compiled });
  console.error(`built ${dist}`);
  return exitCodes.ok;
}
