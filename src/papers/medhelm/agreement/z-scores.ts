import { mean } from '../../../stats/mean.ts';
import { sd } from '../../../stats/sd.ts';

/**
 * Distance of each value from their mean, in sample SDs. NaN where {@link isConstant}.
 *
 * @example
 * zScores([1, 2, 3]); // [-1, 0, 1]
 */
export function zScores(values: readonly number[]): number[] {
  const [centre, spread] = [mean(values), sd(values)];
  return values.map((value) => (value - centre) / (isConstant(values) ? Number.NaN : spread));
}

/** Whether all values are one, so that there is no z-score. */
export const isConstant = (values: readonly number[]): boolean => values.every((value) => value === values[0]);
