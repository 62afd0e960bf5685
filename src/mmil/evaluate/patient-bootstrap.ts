import type { Estimate } from '../../stats/estimate.ts';
import { percentileEstimate } from '../../stats/percentile-estimate.ts';
import { rng } from '../../stats/rng.ts';

/** An estimate over patients: `n` of them enter it, out of `of`. */
export interface PatientEstimate extends Estimate {
  /** Patients there are. The rest has no value, for example no diseased cell to find. */
  of: number;
}

/** Options of every interval over patients. */
export interface PatientBootstrapOptions {
  /** A whole number: the same seed gives the same interval. */
  seed: number;
  /** Number of resamples, at least 100. Default 1000. */
  replicates?: number;
  /** Confidence level. Default 0.95. */
  level?: number;
  signal?: AbortSignal;
}

/**
 * Percentile interval of a statistic over patients, drawn with replacement within each stratum (sick patients and
 * healthy donors apart, so that every replicate has both).
 *
 * The statistic gets how often each patient was drawn: all 1 for the estimate. The array is reused. Replicates in which
 * it is NaN are left out, and `method` says how many.
 *
 * @param strata of each patient, any numbers
 * @param n patients that enter the statistic; default all
 * @throws RangeError when an option cannot be used
 */
export function patientBootstrap(
  strata: ArrayLike<number>,
  statistic: (drawn: Float64Array) => number,
  { seed, replicates = 1000, level = 0.95, signal }: PatientBootstrapOptions,
  n: number = strata.length,
): PatientEstimate {
  if (!Number.isInteger(replicates) || replicates < 100)
    throw new RangeError(`replicates must be a whole number of at least 100, got ${replicates}`);
  const random = rng(seed, 'patients');
  const members = [...new Set(Array.from(strata))].map((stratum) =>
    Array.from({ length: strata.length }, (_, i) => i).filter((i) => strata[i] === stratum),
  );
  const drawn = new Float64Array(strata.length).fill(1);
  const estimate = statistic(drawn);
  const values: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    signal?.throwIfAborted();
    drawn.fill(0);
    for (const group of members) for (let k = 0; k < group.length; k++) drawn[group[random.integer(group.length)]!]!++;
    values.push(statistic(drawn));
  }
  return { ...percentileEstimate(estimate, values, { seed, level, n, of: 'of patients' }), of: strata.length };
}
