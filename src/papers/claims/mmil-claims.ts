import { dataDir } from '../../project.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import type { ClaimResult } from './claim.ts';
import { readStatementClaims } from './read-statement-claims.ts';
import { roundDecimal } from './round-decimal.ts';
import { selectClaims } from './select-claims.ts';
import { simulatedStudy, studySeeds } from './simulated-study.ts';
import type { StatementClaim } from './statement-claim.ts';
import { statementQuantities } from './statement-quantities.ts';

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
  const results: ClaimResult[] = [];
  for (const claim of only === undefined ? claims : selectClaims(claims, only)) results.push(await measured(claim));
  return results;
}

async function measured(claim: StatementClaim): Promise<ClaimResult> {
  const { quantity, measured: unit, ...rest } = claim;
  const { cohort, measure, share = false } = statementQuantities[quantity]!;
  const shared = { ...rest, statement: `${claim.statement} Measured here: ${unit}.`, published: null } as const;
  try {
    const values: number[] = [];
    for (const seed of studySeeds) values.push(await measure(await simulatedStudy(cohort, seed), seed));
    const { estimate, level, n, method, ...ends } = meanInterval(values);
    const [lower, upper] = share ? [Math.max(0, ends.lower), Math.min(1, ends.upper)] : [ends.lower, ends.upper];
    const ok = Math.abs(estimate - claim.expectedComputed) <= claim.tolerance;
    return {
      ...shared,
      computed: estimate,
      interval: { lower, upper, level, n, method },
      status: 'not-recomputable',
      ok,
      ...(ok
        ? {}
        : { message: `measured ${roundDecimal(estimate, claim.decimals)}, on file is ${claim.expectedComputed}` }),
    };
  } catch (error) {
    const message = `could not be measured: ${error instanceof Error ? error.message : String(error)}`;
    return { ...shared, computed: null, status: 'not-recomputable', ok: false, message };
  }
}
