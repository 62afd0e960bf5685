import type { Estimate } from './estimate.ts';
import { mean } from './mean.ts';
import { sd } from './sd.ts';
import { studentQuantile } from './student-quantile.ts';

/**
 * Student's interval of a mean of independent values: mean ± t · SD / √n. Meant for the few replicates of a simulation,
 * of which a bootstrap would be too sure. The ends are NaN for a single value.
 *
 * @throws RangeError when there is no value, or `level` does not lie between 0 and 1
 * @example
 * meanInterval([1, 2, 3]); // { estimate: 2, lower: -0.4841…, upper: 4.4841…, level: 0.95, n: 3, … }
 */
export function meanInterval(values: ArrayLike<number>, { level = 0.95 }: { level?: number } = {}): Estimate {
  const n = values.length;
  if (n === 0) throw new RangeError('a mean needs at least one value');
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  const estimate = mean(values);
  const half = n === 1 ? Number.NaN : (studentQuantile((1 + level) / 2, n - 1) * sd(values)) / Math.sqrt(n);
  return { estimate, lower: estimate - half, upper: estimate + half, level, n, method: `Student's t, ${n} values` };
}
