import { DivergedError } from '../learners/diverged-error.ts';
import type { Bags } from './bags.ts';
import { unknownLabel } from './known-labels.ts';
import type { PatientPrior } from './patient-prior.ts';

/**
 * The E-step: the probability of each cell to be diseased, given its logit, its patient and what is known of it; and the
 * log-likelihood of patients' and known labels, Σ w log(diseased_p σ + healthy_p (1 - σ)), where a known cell keeps its
 * own term alone. See {@link PatientPrior}.
 *
 * @param posterior n numbers, overwritten
 * @returns the log-likelihood
 * @throws DivergedError when a logit is NaN
 */
export function expectCells(
  { cells, patientOf }: Bags,
  logit: Float64Array,
  known: Uint8Array,
  { diseased, healthy }: PatientPrior,
  posterior: Float64Array,
  weights?: ArrayLike<number>,
): number {
  let sum = 0;
  let product = 1; // of the terms of cells with weight 1: one logarithm for many of them
  for (let i = 0; i < cells.n; i++) {
    const eta = logit[i]!;
    const p = patientOf[i]!;
    const u = Math.exp(-Math.abs(eta));
    const inverse = 1 / (1 + u);
    const sigma = eta >= 0 ? inverse : u * inverse;
    const label = known[i]!;
    const one = label === 0 ? 0 : diseased[p]! * sigma;
    const zero = label === 1 ? 0 : healthy[p]! * (eta >= 0 ? u * inverse : inverse);
    const term = one + zero;
    posterior[i] = label === unknownLabel ? one / term : label;
    const weight = weights ? weights[i]! : 1;
    if (weight === 0) continue;
    if (weight === 1 && term > 1e-30) {
      product *= term;
      if (product < 1e-250 || product > 1e250) {
        sum += Math.log(product);
        product = 1;
      }
    } else sum += weight * logTerm(term, label, eta, diseased[p]!, healthy[p]!);
  }
  sum += Math.log(product);
  if (Number.isNaN(sum))
    throw new DivergedError(
      'the model gave a logit that is not a number: lower the learning rate, or rescale the features',
    );
  return sum;
}

/** log of a term; far out, where e^-|eta| has left the doubles, from the logit itself. */
function logTerm(term: number, label: number, eta: number, diseased: number, healthy: number): number {
  if (term > 1e-300 || Number.isNaN(term)) return Math.log(term);
  return label === 1 ? Math.log(diseased) + eta : Math.log(healthy) - eta;
}
