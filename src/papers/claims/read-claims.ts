import { z } from 'zod';
import { type Claim, claimSchema } from './claim.ts';
import { claimProblems } from './claim-problems.ts';
import { DataError } from '../tables/data-error.ts';
import { readJson, showKey } from '../tables/json.ts';
import { medhelmQuantities } from './medhelm-quantities.ts';
import type { ClaimContext, Quantity } from './quantity.ts';
import { showPath } from '../tables/show-path.ts';
import { throwProblems } from '../tables/throw-problems.ts';

const fileSchema = z.object({ claims: z.array(z.looseObject({})) });

export interface ReadClaimsOptions {
  /** The functions that claims may name. */
  quantities?: Readonly<Record<string, Quantity>>;
}

/**
 * Reads and checks a claims file. Every problem names the file, the claim (its id and its place) and the key.
 *
 * @param context what the arguments of the claims are checked against: the known models, categories …
 * @throws DataError listing all problems: a key missing, unknown or of the wrong kind, an id used twice, a quantity or
 * an argument that does not exist, a reason, evidence or expected value that does not go with the status
 * @example
 * readClaims('data/claims/medhelm/leaderboard.json', { medhelm: loadMedhelm() })[0].id; // 'table-1/arxiv-v2/deepseek-r1/win-rate'
 */
export function readClaims(
  path: string,
  context: ClaimContext,
  { quantities = medhelmQuantities }: ReadClaimsOptions = {},
): Claim[] {
  const file = showPath(path);
  const raw = readJson(path, fileSchema).claims;
  const problems: DataError[] = [];
  const claims: Claim[] = [];
  const places = new Map<string, number>();
  raw.forEach((entry, index) => {
    const name = typeof entry.id === 'string' ? `claim ${entry.id}: ` : '';
    const report = (key: string, what: string) =>
      problems.push(new DataError(`${name}${what}`, { file, key: `claims[${index}]${key === '' ? '' : `.${key}`}` }));
    const parsed = claimSchema.safeParse(entry);
    if (!parsed.success) {
      for (const { path: key, message } of parsed.error.issues) {
        const absent = key.length === 1 && !(String(key[0]) in entry);
        report(key.length === 0 ? '' : showKey(key), absent ? 'is missing' : message);
      }
      return;
    }
    const claim = parsed.data;
    const earlier = places.get(claim.id);
    if (earlier === undefined) places.set(claim.id, index);
    else report('id', `is already used by claims[${earlier}]`);
    claimProblems(claim, context, quantities, report);
    claims.push(claim);
  });
  throwProblems(problems);
  return claims;
}
