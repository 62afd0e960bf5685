import { mean } from './mean.ts';
import { normalCdf } from './normal-cdf.ts';
import { normalQuantile } from './normal-quantile.ts';
import { quantileSorted } from './quantile-sorted.ts';

/**
 * The bias-corrected and accelerated interval of bootstrap replicates: quantiles as the percentile interval takes them,
 * moved by the median bias of the replicates (`bias`, z₀) and by how the standard error changes with the value
 * (`acceleration`, from the jackknife). Efron, JASA 82 (1987). NaN values are left out; the ends are NaN where
 * all replicates lie on one side of the estimate.
 *
 * @param replicates one value a resample
 * @param jackknife the statistic without each unit in turn
 * @param level above 0 and below 1
 * @throws RangeError when `level` is not between 0 and 1
 * @example
 * bcaInterval(2, [1, 1.5, 2, 2.5, 3], [1.5, 2, 2.5], 0.5); // { lower: 1.5, upper: 2.5, bias: 0, acceleration: 0 }
 */
export function bcaInterval(
  estimate: number,
  replicates: ArrayLike<number>,
  jackknife: ArrayLike<number>,
  level: number,
): { lower: number; upper: number; bias: number; acceleration: number } {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  const sorted = Float64Array.from(replicates)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const below = sorted.reduce((sum, value) => sum + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0);
  const bias = normalQuantile(below / sorted.length);
  const left = Float64Array.from(jackknife).filter((value) => !Number.isNaN(value));
  const centre = mean(left);
  const [cubes, squares] = left.reduce(
    ([c, s], value) => [c + (centre - value) ** 3, s + (centre - value) ** 2] as const,
    [0, 0] as readonly [number, number],
  );
  const acceleration = squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
  const end = (p: number): number => {
    const z = bias + normalQuantile(p);
    return Number.isFinite(bias) ? quantileSorted(sorted, normalCdf(bias + z / (1 - acceleration * z))) : Number.NaN;
  };
  return { lower: end((1 - level) / 2), upper: end((1 + level) / 2), bias, acceleration };
}
