import type { ClaimResult } from '../papers/claims/claim.ts';
import { allClaims } from '../papers/claims/all-claims.ts';
import type { ClaimsOptions } from '../papers/claims/claims.ts';
import { roundDecimal } from '../papers/claims/round-decimal.ts';
import { show } from './show.ts';
import { table } from './table.ts';

/** A number computed here is not what is on file: the message lists each, with both values. */
export class ClaimMismatchError extends Error {
  override name = 'ClaimMismatchError';
}

const MARK: Record<ClaimResult['status'], string> = {
  exact: '= as printed',
  within: '≈ within tolerance',
  differs: '≠ differs, as known',
  'not-recomputable': '· published only',
};

const mark = ({ status, evidence }: ClaimResult): string =>
  evidence === 'simulated' ? '· simulated, as on file' : MARK[status];

function intervalOf({ interval, decimals }: ClaimResult): string {
  if (!interval) return '';
  return ` (${[interval.lower, interval.upper].map((end) => roundDecimal(end, decimals).toFixed(decimals)).join(' to ')})`;
}

/**
 * Recomputes the claims whose id starts with `pattern` (or matches it as a glob) and shows them beside what the paper
 * prints.
 *
 * @throws {ClaimMismatchError} when a claim departs from what is on file, so that a notebook cannot pass over it
 * @example await check('table-1/arxiv-v2')   // 37 claims: published, computed, status
 */
export async function check(pattern: string, options: Omit<ClaimsOptions, 'only'> = {}): Promise<void> {
  const results = await allClaims({ ...options, only: pattern });
  const failed = results.filter((claim) => !claim.ok);
  const print = (value: number, decimals: number) => roundDecimal(value, decimals).toFixed(decimals);
  const rows = results.map((claim) => ({
    '': claim.ok ? '✓' : '✗',
    claim: claim.statement,
    published: claim.published === null ? 'no number' : claim.published.toFixed(claim.decimals),
    computed: claim.computed === null ? '–' : print(claim.computed, claim.decimals + 1) + intervalOf(claim),
    status: claim.ok ? mark(claim) : `✗ ${claim.message ?? claim.status}`,
    evidence: claim.evidence,
  }));
  await show(table(rows, { caption: `${results.length - failed.length} of ${results.length} claims as on file` }));
  if (failed.length === 0) return;
  const list = failed.map((claim) => `${claim.id}: ${claim.message}`).join('\n');
  throw new ClaimMismatchError(`${failed.length} of ${results.length} claims depart from what is on file\n${list}`);
}
