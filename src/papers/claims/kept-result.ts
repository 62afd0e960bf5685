import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataDir, projectRoot } from '../../project.ts';
import type { ClaimResult } from './claim.ts';
import type { StatementClaim } from './statement-claim.ts';

/**
 * The result of a claim that takes seconds to simulate, kept in `.cache/claims` under a name made of the code, the cohort
 * presets and the claim itself: another edit of any of them computes it anew. Commands and notebooks share what is kept.
 *
 * @param measure computes the result when it is not there
 */
export async function keptResult(
  claim: StatementClaim,
  measure: (claim: StatementClaim) => Promise<ClaimResult>,
): Promise<ClaimResult> {
  // The folder that this runs from is named by the content of all code; elsewhere (dist, tests) nothing is kept.
  const code = /[\\/]\.cache[\\/]src[\\/]([^\\/]+)[\\/]/.exec(decodeURI(import.meta.url))?.[1];
  if (code === undefined) return measure(claim);
  const hash = createHash('sha256').update(`${code}\0${presets()}\0${JSON.stringify(claim)}`);
  const kept = join(projectRoot(), '.cache', 'claims', `${hash.digest('hex').slice(0, 32)}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as ClaimResult;
  const result = await measure(claim);
  if (result.computed === null) return result;
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, JSON.stringify(result));
  renameSync(`${kept}.${process.pid}`, kept);
  return result;
}

function presets(): string {
  const dir = join(dataDir(), 'mmil');
  return readdirSync(dir)
    .sort()
    .map((name) => `${name}\0${readFileSync(join(dir, name), 'utf8')}`)
    .join('\0');
}
