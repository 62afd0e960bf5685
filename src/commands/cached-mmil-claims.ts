import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClaimResult } from '../papers/claims/claim.ts';
import { mmilClaims } from '../papers/claims/mmil-claims.ts';
import { dataDir, projectRoot } from '../project.ts';

/**
 * {@link mmilClaims}, which simulate for some ten seconds, kept in `.cache/claims` under a name made of the code and the data
 * that they rest on: another edit of either computes them anew.
 */
export async function cachedMmilClaims(): Promise<ClaimResult[]> {
  // The folder that this runs from is named by the content of all code; elsewhere (dist, tests) nothing is kept.
  const code = /[\\/]\.cache[\\/]src[\\/]([^\\/]+)[\\/]/.exec(decodeURI(import.meta.url))?.[1];
  if (code === undefined) return mmilClaims();
  const hash = createHash('sha256').update(code);
  for (const file of [
    join('claims', 'mmil.json'),
    ...readdirSync(join(dataDir(), 'mmil'))
      .sort()
      .map((name) => join('mmil', name)),
  ])
    hash.update(`${file}\0`).update(readFileSync(join(dataDir(), file)));
  const kept = join(projectRoot(), '.cache', 'claims', `mmil-${hash.digest('hex').slice(0, 32)}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as ClaimResult[];
  const results = await mmilClaims();
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, JSON.stringify(results));
  renameSync(`${kept}.${process.pid}`, kept);
  return results;
}
