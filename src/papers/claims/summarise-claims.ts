import { type ClaimEvidence, type ClaimResult, type ClaimStatus, claimEvidences, claimStatuses } from './claim.ts';

/** Counts of claims. */
export interface ClaimsSummary {
  total: number;
  ok: number;
  failed: number;
  status: Record<ClaimStatus, number>;
  /** Per kind of evidence: what is inferred to fit is never counted together with what was computed. */
  evidence: Record<ClaimEvidence, { total: number; ok: number }>;
}

/**
 * Counts claims by status, by evidence and by whether they hold what is on file.
 *
 * @example
 * summariseClaims(results).failed; // 0
 */
export function summariseClaims(results: readonly ClaimResult[]): ClaimsSummary {
  const ok = results.filter((claim) => claim.ok).length;
  const count = (test: (claim: ClaimResult) => boolean) => results.filter(test).length;
  return {
    total: results.length,
    ok,
    failed: results.length - ok,
    status: Object.fromEntries(
      claimStatuses.map((status) => [status, count((claim) => claim.status === status)]),
    ) as ClaimsSummary['status'],
    evidence: Object.fromEntries(
      claimEvidences.map((evidence) => [
        evidence,
        {
          total: count((claim) => claim.evidence === evidence),
          ok: count((claim) => claim.evidence === evidence && claim.ok),
        },
      ]),
    ) as ClaimsSummary['evidence'],
  };
}
