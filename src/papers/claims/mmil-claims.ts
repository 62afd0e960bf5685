import { dataDir } from '../../project.ts';
import type { ClaimResult } from './claim.ts';
import { evaluateStatements } from './evaluate-statements.ts';
import { readStatementClaims } from './read-statement-claims.ts';
import { selectClaims } from './select-claims.ts';

export interface MmilClaimsOptions {
  /** The data folder, with `claims/`. Default: `data` of this project. */
  dir?: string;
  /** Only the claims of this id, prefix or glob: others are not computed. */
  only?: string;
}

/**
 * What MMIL's two abstracts say, each measured on simulated cohorts: the mean over four replicates with Student's interval
 * over them. Nothing here confirms the papers, whose patients could not be had; a claim fails when the number departs from
 * the one on file.
 *
 * @throws DataError when the file needs correcting; RangeError when nothing matches `only`
 * @example
 * (await mmilClaims({ only: 'mmil/science-advances' })).every((claim) => claim.status === 'not-recomputable'); // true
 */
export async function mmilClaims({ dir = dataDir(), only }: MmilClaimsOptions = {}): Promise<ClaimResult[]> {
  const claims = readStatementClaims({ dir });
  return evaluateStatements(only === undefined ? claims : selectClaims(claims, only));
}
