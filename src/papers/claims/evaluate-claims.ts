import type { Claim, ClaimResult, ClaimStatus } from './claim.ts';
import { claimStatus } from './claim-status.ts';
import { medhelmQuantities } from './medhelm-quantities.ts';
import type { ClaimContext } from './quantity.ts';
import type { ReadClaimsOptions } from './read-claims.ts';
import { roundDecimal } from './round-decimal.ts';

/**
 * Computes every claim and compares it with what is printed and with what is on file. A quantity that throws, or gives
 * no finite number, fails its own claim only; the message is in the result.
 *
 * @returns one result per claim, in their order
 * @example
 * evaluateClaims(claims, { medhelm: loadMedhelm() }).every((claim) => claim.ok); // true
 */
export function evaluateClaims(
  claims: readonly Claim[],
  context: ClaimContext,
  { quantities = medhelmQuantities }: ReadClaimsOptions = {},
): ClaimResult[] {
  return claims.map((claim) => {
    const { quantity, args = {}, reason = null, ...rest } = claim;
    if (quantity === undefined) return finish({ ...rest, reason, computed: null }, 'not-recomputable');
    try {
      const computed = quantities[quantity]!.compute(context, args);
      if (!Number.isFinite(computed)) throw new RangeError(`${quantity} gives ${computed}`);
      return finish({ ...rest, reason, computed }, claimStatus(claim, computed));
    } catch (error) {
      const message = `could not be computed: ${error instanceof Error ? error.message : String(error)}`;
      return { ...finish({ ...rest, reason, computed: null }, 'differs'), ok: false, message };
    }
  });
}

function finish(
  claim: Omit<Claim, 'quantity' | 'args' | 'reason'> & Pick<ClaimResult, 'reason' | 'computed'>,
  status: ClaimStatus,
): ClaimResult {
  const {
    id,
    paper,
    where,
    covers,
    statement,
    published,
    computed,
    decimals,
    unit,
    tolerance,
    expected,
    expectedComputed,
  } = claim;
  const rounded = computed === null ? null : roundDecimal(computed, decimals);
  let message: string | undefined;
  if (status !== expected) message = `expected ${expected}, is ${status}: computed ${rounded}, published ${published}`;
  else if (status === 'differs' && rounded !== expectedComputed)
    message = `differs from ${published} as expected, but computed ${rounded} is not the ${expectedComputed} on file`;
  return {
    id,
    paper,
    where,
    ...(covers === undefined ? {} : { covers }),
    statement,
    published,
    computed,
    decimals,
    ...(unit === undefined ? {} : { unit }),
    tolerance,
    status,
    expected,
    ...(expectedComputed === undefined ? {} : { expectedComputed }),
    evidence: claim.evidence,
    reason: claim.reason,
    ok: message === undefined,
    ...(message === undefined ? {} : { message }),
  };
}
