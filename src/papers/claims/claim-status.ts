import type { Claim, ClaimStatus } from './claim.ts';
import { roundDecimal } from './round-decimal.ts';

/**
 * Compares a computed value with the printed one; see {@link ClaimStatus}.
 *
 * @example
 * claimStatus({ published: 0.64, decimals: 2, tolerance: 0.01 }, 0.6357); // 'exact'
 * claimStatus({ published: 0.63, decimals: 2, tolerance: 0.01 }, 0.6357); // 'within'
 */
export function claimStatus(
  { published, decimals, tolerance }: Pick<Claim, 'published' | 'decimals' | 'tolerance'>,
  computed: number,
): ClaimStatus {
  if (roundDecimal(computed, decimals) === published) return 'exact';
  return Math.abs(computed - published) <= tolerance ? 'within' : 'differs';
}
