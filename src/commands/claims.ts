import type { ClaimResult } from '../papers/claims/claim.ts';
import { claims } from '../papers/claims/claims.ts';
import { formatClaims } from '../papers/claims/format-claims.ts';
import { selectClaims } from '../papers/claims/select-claims.ts';
import { cachedMmilClaims } from './cached-mmil-claims.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage } from './run-options.ts';

export interface EvaluatedClaims {
  results: ClaimResult[];
  /** Problems of the tables that did not keep the claims from being computed. */
  problems: string[];
  ok: boolean;
}

/** Computes all claims, going on past problems of the tables that leave them computable. */
export async function evaluatedClaims(): Promise<EvaluatedClaims> {
  const problems: string[] = [];
  const results = [
    ...claims({ onProblem: (problem) => problems.push(problem.message) }),
    ...(await cachedMmilClaims()),
  ];
  return { results, problems, ok: problems.length === 0 && results.every((claim) => claim.ok) };
}

/** `assaybook claims [--json] [--only <prefix or glob>]`: every number the papers state, computed and compared. */
export async function claimsCommand(args: readonly string[]): Promise<number> {
  const { values } = parseUsage(args, { json: { type: 'boolean' }, only: { type: 'string' } });
  const { results, problems, ok } = await evaluatedClaims();
  const shown = values.only ? selectClaims(results, values.only) : results;
  console.log(values.json ? JSON.stringify(shown, null, 2) : formatClaims(shown));
  for (const problem of problems) console.error(`data problem: ${problem}`);
  return ok ? exitCodes.ok : exitCodes.failed;
}
