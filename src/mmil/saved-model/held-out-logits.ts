import type { Bags } from '../bags.ts';
import { priorShift } from '../calibrate/shift-prior.ts';
import { fitMmil } from '../fit-mmil.ts';
import type { MmilOptions } from '../mmil-options.ts';

/**
 * The logit of every cell by a fit that did not see its patient, at the shares of all cells: folds differ a little in
 * theirs, which {@link priorShift} takes out.
 *
 * @param foldOf fold of each cell; all cells of a patient in one
 * @example
 * const foldOf = groupFolds(bags.patientOf, { folds: 4, seed: 1, strata: bags.z });
 * labelFreePlatt(await heldOutLogits(bags, foldOf, { learner, rho }), bags.z, { rho });
 */
export async function heldOutLogits(
  bags: Bags,
  foldOf: ArrayLike<number>,
  options: MmilOptions & { rho: number },
): Promise<Float64Array> {
  const { n } = bags.cells;
  const logits = new Float64Array(n);
  const zeta = bags.z.reduce((sum, z) => sum + z, 0) / n;
  for (const fold of new Set(Array.from(foldOf))) {
    const weights = Float64Array.from(foldOf, (own) => Number(own !== fold));
    const fit = await fitMmil(bags, { ...options, weights });
    const shift = priorShift(fit, { rho: options.rho, zeta });
    const own = fit.logit(bags.cells);
    for (let i = 0; i < n; i++) if (foldOf[i] === fold) logits[i] = own[i]! + shift;
  }
  return logits;
}
