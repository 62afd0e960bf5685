import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../tables/data-error.ts';
import { showPath } from '../tables/show-path.ts';
import { throwProblems } from '../tables/throw-problems.ts';
import type { Claim } from './claim.ts';
import type { ClaimContext } from './quantity.ts';
import { type ReadClaimsOptions, readClaims } from './read-claims.ts';

/** The topics that come first in the table of claims; the rest follow by name. */
const first = ['leaderboard.json', 'suite.json', 'costs.json'];

/**
 * Reads and checks every claims file of a folder, one per topic: leaderboard, suite and costs first, the rest by name.
 *
 * @throws DataError as {@link readClaims}, and for an id that two files use
 * @example
 * readClaimsFolder('data/claims/medhelm', { medhelm: loadMedhelm() })[0].id; // 'table-1/arxiv-v2/deepseek-r1/win-rate'
 */
export function readClaimsFolder(dir: string, context: ClaimContext, options: ReadClaimsOptions = {}): Claim[] {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .sort((a, b) => place(a) - place(b));
  const problems: DataError[] = [];
  const homes = new Map<string, string>();
  const claims = files.flatMap((name) => {
    const path = join(dir, name);
    const read = readClaims(path, context, options);
    for (const { id } of read) {
      const home = homes.get(id);
      if (home === undefined) homes.set(id, name);
      else problems.push(new DataError(`claim ${id} is already in ${home}`, { file: showPath(path), key: 'id' }));
    }
    return read;
  });
  throwProblems(problems);
  return claims;
}

const place = (file: string): number => (first.includes(file) ? first.indexOf(file) : first.length);
