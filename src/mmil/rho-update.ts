import type { Bags } from './bags.ts';

/** Beta(alpha, beta) prior on the share of healthy cells of every sick patient; both at least 1. */
export interface RhoPrior {
  alpha: number;
  beta: number;
}

/**
 * The most probable rho of each sick patient, given how diseased its cells are:
 * rho_p = (Σ_i (1 - s_i) + alpha - 1) / (n_p + alpha + beta - 2). Beta(1, 1) is maximum likelihood, which drifts to 0
 * and 1; alpha = m mean, beta = m (1 - mean) weighs as much as about m cells.
 */
export function updateRho(
  { sick, patientOf }: Bags,
  posterior: Float64Array,
  { alpha, beta }: RhoPrior,
  weights?: ArrayLike<number>,
): Float64Array {
  const cells = new Float64Array(sick.length);
  const healthy = new Float64Array(sick.length);
  for (let i = 0; i < posterior.length; i++) {
    const weight = weights ? weights[i]! : 1;
    cells[patientOf[i]!]! += weight;
    healthy[patientOf[i]!]! += weight * (1 - posterior[i]!);
  }
  return Float64Array.from(sick, (z, p) => {
    if (!z) return 1;
    const total = cells[p]! + alpha + beta - 2;
    // A patient without a cell (a weight of 0) keeps the middle of the prior.
    return total > 0 ? (healthy[p]! + alpha - 1) / total : alpha / (alpha + beta);
  });
}

/** Σ_p log density of the prior at rho_p over sick patients, without its constant. */
export function logRhoPrior({ sick }: Bags, rho: Float64Array, { alpha, beta }: RhoPrior): number {
  let sum = 0;
  sick.forEach((z, p) => {
    if (!z) return;
    if (alpha !== 1) sum += (alpha - 1) * Math.log(rho[p]!);
    if (beta !== 1) sum += (beta - 1) * Math.log(1 - rho[p]!);
  });
  return sum;
}
