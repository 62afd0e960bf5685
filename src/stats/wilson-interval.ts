import type { Estimate } from './estimate.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * Wilson's score interval of a share: k of n independent trials. It stays within 0 … 1 and is honest for shares near the
 * ends, where share ± 1.96 SE is not.
 *
 * Wilson, Journal of the American Statistical Association 22 (1927).
 *
 * @throws RangeError when k and n are no counts with k <= n and n >= 1, or `level` does not lie between 0 and 1
 * @example
 * wilsonInterval(2, 267); // { estimate: 0.0074…, lower: 0.0020…, upper: 0.0268…, level: 0.95, n: 267, method: 'Wilson' }
 */
export function wilsonInterval(k: number, n: number, { level = 0.95 }: { level?: number } = {}): Estimate {
  if (!(Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n && n >= 1))
    throw new RangeError(`a share needs counts with 0 <= k <= n and n >= 1, got ${k} of ${n}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  const z2 = normalQuantile((1 + level) / 2) ** 2;
  const share = k / n;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = Math.sqrt(z2 * ((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  // The ends at 0 and 1 are exact: rounding must not carry them across.
  return {
    estimate: share,
    lower: k === 0 ? 0 : centre - half,
    upper: k === n ? 1 : centre + half,
    level,
    n,
    method: 'Wilson',
  };
}
