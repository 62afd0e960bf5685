import { mean } from './mean.ts';

/** What the sum of squares is divided by. */
export interface SdOptions {
  /** `1` divides by n - 1 (sample), `0` by n (population). Default 1. */
  ddof?: 0 | 1;
}

/**
 * Standard deviation, in the unit of the values. NaN when there are too few values (fewer than two for a sample, none
 * for a population) or a value is NaN.
 *
 * @example
 * sd([2, 4, 4, 4, 5, 5, 7, 9], { ddof: 0 }); // 2
 */
export function sd(values: ArrayLike<number>, { ddof = 1 }: SdOptions = {}): number {
  if (ddof !== 0 && ddof !== 1) throw new RangeError(`ddof must be 0 (population) or 1 (sample), got ${String(ddof)}`);
  const n = values.length;
  if (n <= ddof) return Number.NaN;
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (values[i]! - centre) ** 2;
  return Math.sqrt(sum / (n - ddof));
}
