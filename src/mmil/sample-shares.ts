import type { Bags } from './bags.ts';
import { patientPrior } from './patient-prior.ts';

/** The shares a fit was made at. */
export interface SampleShares {
  rho: number;
  rhoByPatient: Record<string, number>;
  sickShare: number;
  kappa: number;
}

/** Shares of a training sample: rho over all cells of sick patients, and by patient; n₁/n; kappa. */
export function sampleShares(bags: Bags, rho: Float64Array, weights?: ArrayLike<number>): SampleShares {
  const cellWeight = new Float64Array(rho.length);
  bags.patientOf.forEach((p, i) => (cellWeight[p]! += weights ? weights[i]! : 1));
  const { sickShare, diseasedShare, kappa } = patientPrior(bags, rho, cellWeight);
  return {
    rho: 1 - diseasedShare / sickShare,
    rhoByPatient: Object.fromEntries(
      bags.patients.flatMap((patient, p) => (bags.sick[p] ? [[patient, rho[p]!] as const] : [])),
    ),
    sickShare,
    kappa,
  };
}
