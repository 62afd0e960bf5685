import { checkShare } from './check-share.ts';

/**
 * kappa = P(z = 1 | y = 0) = rho zeta / (1 - (1 - rho) zeta): the share of the healthy cells that come from sick
 * patients. For a training sample, zeta is its share n₁/n of cells from sick patients.
 *
 * @param rho share of healthy cells in sick patients
 * @param zeta share of cells that come from sick patients
 * @throws RangeError when a share is not between 0 and 1
 * @example
 * kappa(0.5, 0.5); // 0.3333333333333333
 */
export function kappa(rho: number, zeta: number): number {
  checkShare('rho', rho);
  checkShare('zeta', zeta);
  return (rho * zeta) / (1 - (1 - rho) * zeta);
}
