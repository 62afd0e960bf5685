import { percentileInterval } from '../../stats/percentile-interval.ts';
import { rng } from '../../stats/rng.ts';
import type { PatientEstimate } from './patient-bootstrap.ts';

/** One coefficient over bootstraps of patients. */
export interface CoefficientStability extends PatientEstimate {
  name: string;
  /** Share of replicates in which it is not 0. */
  selected: number;
  /** Share of replicates with the sign of the estimate (that are 0, for an estimate of 0). */
  sameSign: number;
}

export interface CoefficientStabilityOptions {
  seed: number;
  /** Fits on resampled patients, at least 2. Default 50. */
  replicates?: number;
  /** Level of the percentile interval. Default 0.95. */
  level?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, replicates: number) => void;
}

/**
 * How far coefficients depend on which patients happened to be there: the fit is repeated on patients drawn with
 * replacement, sick patients and healthy donors apart.
 *
 * @param sick z of each patient
 * @param fit gets how often each patient was drawn (all 1 first), for example to make cell weights of; returns named
 * coefficients, always the same names. It may be asynchronous.
 * @throws RangeError when an option cannot be used, or a fit returns other names or a coefficient that is not finite
 */
export async function coefficientStability(
  sick: ArrayLike<number | boolean>,
  fit: (drawn: Float64Array, replicate: number) => Record<string, number> | Promise<Record<string, number>>,
  { seed, replicates = 50, level = 0.95, signal, onProgress }: CoefficientStabilityOptions,
): Promise<CoefficientStability[]> {
  if (sick.length === 0) throw new RangeError('coefficient stability needs patients, got none');
  if (!Number.isInteger(replicates) || replicates < 2)
    throw new RangeError(`replicates must be a whole number of at least 2, got ${replicates}`);
  const random = rng(seed, 'patients');
  const strata = [0, 1].map((z) =>
    Array.from({ length: sick.length }, (_, i) => i).filter((i) => Number(Boolean(sick[i])) === z),
  );
  const estimate = await fit(new Float64Array(sick.length).fill(1), -1);
  const names = Object.keys(estimate);
  const values = new Map(names.map((name) => [name, [] as number[]]));
  for (let replicate = 0; replicate < replicates; replicate++) {
    signal?.throwIfAborted();
    const drawn = new Float64Array(sick.length);
    for (const group of strata) for (let k = 0; k < group.length; k++) drawn[group[random.integer(group.length)]!]!++;
    const coefficients = await fit(drawn, replicate);
    for (const name of names) {
      const value = coefficients[name];
      if (value === undefined || !Number.isFinite(value))
        throw new RangeError(`the fit of replicate ${replicate} gave ${String(value)} for the coefficient '${name}'`);
      values.get(name)!.push(value);
    }
    onProgress?.(replicate + 1, replicates);
  }
  const share = (x: readonly number[], test: (value: number) => boolean): number => x.filter(test).length / x.length;
  return names.map((name) => {
    const { lower, upper } = percentileInterval(values.get(name)!, level);
    return {
      name,
      estimate: estimate[name]!,
      lower,
      upper,
      level,
      n: sick.length,
      of: sick.length,
      method: `percentile bootstrap of patients, ${replicates} fits, seed ${seed}`,
      selected: share(values.get(name)!, (value) => value !== 0),
      sameSign: share(values.get(name)!, (value) => Math.sign(value) === Math.sign(estimate[name]!)),
    };
  });
}
