import type { Rng } from './rng.ts';

/**
 * A draw from the Poisson distribution: below a mean of 10 by inversion, above by transformed rejection (PTRS, Hörmann
 * 1993), whose time does not grow with the mean.
 *
 * @throws RangeError when the mean is not a finite number of at least 0
 * @example
 * poisson(rng(1), 3); // 3
 */
export function poisson(random: Rng, mean: number): number {
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`the mean of a Poisson must be at least 0, got ${mean}`);
  if (mean < 10) {
    let probability = Math.exp(-mean);
    let u = random.uniform();
    let k = 0;
    // The bound stops the sum where its terms have run out of digits.
    while (u >= probability && k < 200) {
      u -= probability;
      probability *= mean / ++k;
    }
    return k;
  }
  const root = Math.sqrt(mean);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const edge = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = 1 - random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= edge) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const inverse = 1.1239 + 1.1328 / (b - 3.4);
    if (Math.log((v * inverse) / (a / (us * us) + b)) <= k * Math.log(mean) - mean - logFactorial(k)) return k;
  }
}

const small = Float64Array.from({ length: 16 }, (_, k) => {
  let sum = 0;
  for (let i = 2; i <= k; i++) sum += Math.log(i);
  return sum;
});

/** log k!, by Stirling's series from 16 on (error below 1e-10). */
function logFactorial(k: number): number {
  if (k < small.length) return small[k]!;
  const x = k + 1;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
}
