import { mean } from './mean.ts';
import { normalQuantile } from './normal-quantile.ts';
import { sd, type SdOptions } from './sd.ts';

export interface DetectableEffectOptions extends SdOptions {
  /** Chance of a false alarm, two-sided. Default 0.05. */
  alpha?: number;
  /** Chance to detect a difference of that size. Default 0.8. */
  power?: number;
}

/** The smallest difference that a paired comparison would detect. Plain JSON. */
export interface DetectableEffect {
  /** In the unit of the differences. */
  effect: number;
  /** The difference at hand: the mean of the differences. */
  mean: number;
  sd: number;
  n: number;
  alpha: number;
  power: number;
}

/**
 * Minimum detectable effect of a paired comparison: (z of 1 - alpha/2 + z of power) · SD(differences) / √n. A true
 * difference of that size is called significant with probability `power`.
 *
 * `ddof` 0 (default) is the population SD that MedHELM's authors take, 1 the sample SD. Their z add up to 1.96 + 0.84 =
 * 2.80 instead of 2.8016. Source: arXiv 2505.23802v2, Appendix E, after the authors' repository.
 *
 * @param differences one value of the first minus the second model per instance, at least two
 * @throws RangeError for fewer than two differences, one that is not finite, or an alpha or power not between 0 and 1
 * @example
 * minimumDetectableEffect([1, 0, -1, 0]).effect; // 0.9905: 2.8016 × 0.7071 / 2
 */
export function minimumDetectableEffect(
  differences: ArrayLike<number>,
  { alpha = 0.05, power = 0.8, ddof = 0 }: DetectableEffectOptions = {},
): DetectableEffect {
  const n = differences.length;
  if (n < 2) throw new RangeError(`a detectable effect needs at least 2 differences, got ${n}`);
  const odd = Array.from(differences).findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) throw new RangeError(`differences must be finite, got ${differences[odd]} at position ${odd}`);
  for (const [name, value] of Object.entries({ alpha, power }))
    if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
  const spread = sd(differences, { ddof });
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  return { effect: (z * spread) / Math.sqrt(n), mean: mean(differences), sd: spread, n, alpha, power };
}
