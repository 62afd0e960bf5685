import { pairedGap } from '../paired-gap.ts';
import type { MmilTuning } from '../tune-mmil.ts';

/** How far a rho, at its best lambda, falls short of the best one. Log-likelihoods are those of a held-out cell. */
export interface RhoShortfall {
  rho: number;
  lambda: number;
  heldOut: number;
  /** Below the best; 0 for the best itself. */
  shortfall: number;
  /** Standard error of the shortfall, paired by fold. */
  se: number;
  /** Whether the data cannot tell it from the best: the shortfall is at most one standard error. */
  within: boolean;
}

/**
 * The evidence for each rho of a tuning, of which its `band` is the summary.
 *
 * @param cells held-out cells over all folds
 * @example
 * rhoShortfalls(await tuneMmil(bags, options), bags.cells.n).filter(({ within }) => within).map(({ rho }) => rho); // band.rhos
 */
export function rhoShortfalls({ bestByRho, best, band }: MmilTuning, cells: number): RhoShortfall[] {
  return bestByRho.map(({ rho, lambda, byFold, meanPerCell }) => ({
    rho,
    lambda,
    heldOut: meanPerCell,
    shortfall: best.meanPerCell - meanPerCell,
    // Of the sum over folds, as the shortfall is; the band takes the mean over folds and its error, the same ratio.
    se: (pairedGap(best.byFold, byFold).se * byFold.length) / cells,
    within: band.rhos.includes(rho),
  }));
}
