import { allClaims } from '../papers/claims/all-claims.ts';
import type { ClaimResult } from '../papers/claims/claim.ts';
import { type ClaimCoverage, claimCoverage } from '../papers/claims/claim-coverage.ts';
import type { ClaimsOptions } from '../papers/claims/claims.ts';
import { formatClaims } from '../papers/claims/format-claims.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage } from './run-options.ts';

export interface EvaluatedClaims {
  results: ClaimResult[];
  /** Which of the printed numbers they state: of all claims only, not of a selection. */
  coverage?: ClaimCoverage;
  /** Problems of the tables that did not keep the claims from being computed. */
  problems: string[];
  ok: boolean;
}

/** Computes the claims, all or those selected, going on past problems of the tables that leave them computable. */
export async function evaluatedClaims({ only }: Pick<ClaimsOptions, 'only'> = {}): Promise<EvaluatedClaims> {
  const problems: string[] = [];
  const onProblem = ({ message }: Error): void => void problems.push(message);
  const results = await allClaims({ onProblem, ...(only === undefined ? {} : { only }) });
  const coverage = only === undefined ? { coverage: claimCoverage(results, { onProblem }) } : {};
  return { results, ...coverage, problems, ok: problems.length === 0 && results.every((claim) => claim.ok) };
}

/** `assaybook claims [--json] [--only <prefix or glob>]`: every number the papers state, computed and compared. */
export async function claimsCommand(args: readonly string[]): Promise<number> {
  const { values } = parseUsage(args, { json: { type: 'boolean' }, only: { type: 'string' } });
  const { results, coverage, problems, ok } = await evaluatedClaims(values);
  console.log(values.json ? JSON.stringify(results, null, 2) : formatClaims(results, coverage));
  for (const problem of problems) console.error(`data problem: ${problem}`);
  return ok ? exitCodes.ok : exitCodes.failed;
}
