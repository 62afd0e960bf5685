import { checkShare } from './check-share.ts';

/**
 * pi = P(y = 1) = (1 - rho) zeta: the share of diseased cells.
 *
 * @example
 * diseasedShare(0.9, 0.5); // 0.04999999999999999
 */
export function diseasedShare(rho: number, zeta: number): number {
  checkShare('rho', rho);
  checkShare('zeta', zeta);
  return (1 - rho) * zeta;
}
