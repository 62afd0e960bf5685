import type { Claim } from './claim.ts';
import { quantityProblems } from './quantity-problems.ts';
import type { ClaimContext, Quantity } from './quantity.ts';
import { roundDecimal } from './round-decimal.ts';

/** Reports what the keys of a claim say that does not go together. */
export function claimProblems(
  claim: Claim,
  context: ClaimContext,
  quantities: Readonly<Record<string, Quantity>>,
  report: (key: string, what: string) => void,
): void {
  const { expected, published, decimals, expectedComputed } = claim;
  if (roundDecimal(published, decimals) !== published)
    report('published', `${published} has more than the ${decimals} decimals it is said to be printed with`);
  if ((expected === 'differs' || expected === 'not-recomputable') && claim.reason === undefined)
    report('reason', `is missing: expected ${expected} needs one`);
  if ((expected === 'not-recomputable') !== (claim.evidence === 'published-only'))
    report(
      'evidence',
      `${claim.evidence} does not go with expected ${expected}: published-only means not-recomputable`,
    );
  if (expected === 'differs') {
    if (expectedComputed === undefined) report('expectedComputed', 'is missing: expected differs needs it');
    else if (roundDecimal(expectedComputed, decimals) !== expectedComputed)
      report('expectedComputed', `${expectedComputed} has more than ${decimals} decimals`);
    else if (expectedComputed === published) report('expectedComputed', `equals published, ${published}`);
  } else if (expectedComputed !== undefined) report('expectedComputed', `does not go with expected ${expected}`);

  if (expected === 'not-recomputable') {
    if (claim.quantity !== undefined) report('quantity', 'does not go with expected not-recomputable');
  } else if (claim.quantity === undefined) report('quantity', `is missing: expected ${expected} needs one`);
  else quantityProblems({ quantity: claim.quantity, args: claim.args }, context, quantities, report);
}
