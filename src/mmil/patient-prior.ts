import type { Bags } from './bags.ts';

/**
 * What a cell of each patient is before it is looked at, relative to the training sample. With pi the share of diseased
 * cells in the sample, q its share of cells from sick patients and rho_p the share of healthy cells of patient p,
 *
 *   diseased_p = (1 - rho_p) q / pi,    healthy_p = rho_p q / (1 - pi)    (sick patients),
 *   diseased_p = 0,                     healthy_p = (1 - q) / (1 - pi)    (healthy donors),
 *
 * a cell adds log(diseased_p σ + healthy_p (1 - σ)) to the log-likelihood, σ = sigmoid(eta), and is diseased with
 * probability diseased_p σ / (diseased_p σ + healthy_p (1 - σ)). With one rho for all, diseased_p is 1 and healthy_p is
 * kappa = rho q / (1 - (1 - rho) q): the likelihood of one rho.
 */
export interface PatientPrior {
  /** By patient. */
  rho: Float64Array;
  /** pi: (weighted) share of diseased cells in the sample. */
  diseasedShare: number;
  /** q: (weighted) share of cells from sick patients. */
  sickShare: number;
  /** P(z = 1 | y = 0) in the sample. */
  kappa: number;
  diseased: Float64Array;
  healthy: Float64Array;
}

/**
 * @param rho by patient; 1 for healthy donors
 * @param cellWeight by patient: number of cells, or their weights' sum
 */
export function patientPrior({ sick }: Bags, rho: Float64Array, cellWeight: Float64Array): PatientPrior {
  let total = 0;
  let fromSick = 0;
  let diseasedCells = 0;
  sick.forEach((z, p) => {
    total += cellWeight[p]!;
    if (!z) return;
    fromSick += cellWeight[p]!;
    diseasedCells += cellWeight[p]! * (1 - rho[p]!);
  });
  const q = fromSick / total;
  const pi = diseasedCells / total;
  return {
    rho,
    diseasedShare: pi,
    sickShare: q,
    kappa: (q - pi) / (1 - pi),
    diseased: Float64Array.from(sick, (z, p) => (z ? ((1 - rho[p]!) * q) / pi : 0)),
    healthy: Float64Array.from(sick, (z, p) => (z ? (rho[p]! * q) / (1 - pi) : (1 - q) / (1 - pi))),
  };
}
