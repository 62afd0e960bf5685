import type { Estimate } from './estimate.ts';
import { normalQuantile } from './normal-quantile.ts';

/** How a correlation's interval is made. */
export interface FisherOptions {
  /** Confidence level. Default 0.95. */
  level?: number;
  /**
   * Variance of atanh r: 1 / (n - 3) (`fisher`, the default) or (1 + r²/2) / (n - 3) (`bonett-wright`, for rank
   * correlations that are far from 0: Psychometrika 65, 2000).
   */
  variance?: 'fisher' | 'bonett-wright';
}

/**
 * Fisher's interval of a correlation of n pairs: atanh r ± z · standard error, taken back. The ends are NaN for fewer
 * than four pairs, and for a correlation that is not defined.
 *
 * @param name of the correlation, for `method`
 * @throws RangeError when `level` does not lie between 0 and 1
 * @example
 * fisherInterval(0.5, 28); // 0.5, from 0.1559… to 0.7368…
 */
export function fisherInterval(
  r: number,
  n: number,
  { level = 0.95, variance = 'fisher' }: FisherOptions = {},
  name = 'correlation',
): Estimate {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  const factor = variance === 'bonett-wright' ? 1 + r ** 2 / 2 : 1;
  const half = n > 3 ? normalQuantile((1 + level) / 2) * Math.sqrt(factor / (n - 3)) : Number.NaN;
  const [lower, upper] = [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
  return {
    estimate: r,
    lower,
    upper,
    level,
    n,
    method: `${name}, Fisher's z${factor === 1 ? '' : ' (Bonett and Wright)'}`,
  };
}
