import { BagsError } from './bags-error.ts';
import type { Bags } from './bags.ts';
import { checkShare } from './prior/check-share.ts';

/**
 * rho of each patient, 1 for healthy donors.
 *
 * @throws RangeError when a rho is not between 0 and 1
 * @throws BagsError when a sick patient has none
 */
export function rhoOfPatients({ patients, sick }: Bags, rho: number | Readonly<Record<string, number>>): Float64Array {
  if (typeof rho === 'number') checkShare('rho', rho);
  return Float64Array.from(patients, (patient, p) => {
    if (!sick[p]) return 1;
    if (typeof rho === 'number') return rho;
    const own = rho[patient];
    if (own === undefined)
      throw new BagsError(`rho by patient has no entry for sick patient '${patient}': give it one, or one rho for all`);
    checkShare(`rho of patient '${patient}'`, own);
    return own;
  });
}
