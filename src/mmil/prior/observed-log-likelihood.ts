import { softplus } from '../../learners/softplus.ts';
import { kappa } from './kappa.ts';

/**
 * The log-likelihood of the inherited labels, which EM climbs:
 * l = Σ_{z=1} log(e^eta + kappa) + n₀ log(1 - kappa) - Σ log(1 + e^eta), with kappa = kappa(rho, n₁/n) unless given.
 *
 * @param eta logit P(y = 1 | x) of each cell
 * @param z inherited label of each cell, 0 or 1
 * @param options `sickShare`: n₁/n of the training sample, for cells that were held out of it
 * @example
 * observedLogLikelihood([-1, 2], [0, 1], { rho: 0.5 }); // -0.8015…
 */
export function observedLogLikelihood(
  eta: ArrayLike<number>,
  z: ArrayLike<number>,
  { rho, sickShare }: { rho: number; sickShare?: number },
): number {
  let n1 = 0;
  for (let i = 0; i < z.length; i++) n1 += z[i] ? 1 : 0;
  const k = kappa(rho, sickShare ?? n1 / z.length);
  const logKappa = Math.log(k);
  let sum = (z.length - n1) * Math.log1p(-k);
  for (let i = 0; i < z.length; i++) {
    const logit = eta[i]!;
    sum -= softplus(logit);
    if (z[i]) sum += logKappa + softplus(logit - logKappa); // log(e^eta + kappa)
  }
  return sum;
}
