import { meanInterval } from '../../stats/mean-interval.ts';
import type { ClaimResult } from './claim.ts';
import { keptResult } from './kept-result.ts';
import { roundDecimal } from './round-decimal.ts';
import { simulatedStudy, studySeeds } from './simulated-study.ts';
import type { StatementClaim } from './statement-claim.ts';
import { statementQuantities } from './statement-quantities.ts';

/**
 * Measures each statement on its simulated replicates and compares the mean with the number on file. One that throws fails
 * alone; the message is in its result.
 *
 * @returns one result per claim, in their order
 * @example
 * (await evaluateStatements(readStatementClaims()))[0].evidence; // 'simulated'
 */
export async function evaluateStatements(claims: readonly StatementClaim[]): Promise<ClaimResult[]> {
  const results: ClaimResult[] = [];
  for (const claim of claims) results.push(await keptResult(claim, measured));
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
