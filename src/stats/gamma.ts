import type { Rng } from './rng.ts';

/**
 * A draw from the gamma distribution of the given shape and scale 1: mean and variance are both `shape`
 * (Marsaglia & Tsang 2000; below shape 1, with their power of a uniform).
 *
 * @throws RangeError when the shape is not a finite number above 0
 * @example
 * gamma(rng(1), 2.5); // 3.8624…
 */
export function gamma(random: Rng, shape: number): number {
  if (!(shape > 0 && shape < Infinity)) throw new RangeError(`the shape of a gamma must be above 0, got ${shape}`);
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}
