const f = Math.fround;

/** Units of gradients: the sum over all cells stays below 2^31. */
export const gradientScale = (totalWeight: number): number => f(2 ** 30 / totalWeight);

/** Units of hessians, which are at most a quarter of the weight: the sum stays below 2^32. */
export const hessianScale = (totalWeight: number): number => f(2 ** 32 / totalWeight);

/**
 * Gradient and hessian of each cell in whole units, in single precision step by step as the kernel computes them.
 *
 * Rounded down after a fixed dither from 0 to 1 is added: so the rounding has no bias, and small gradients of many cells
 * do not vanish. The dither is turned for each tree.
 *
 * @param pairs receives gradient and hessian of each cell, one after the other
 */
export function quantise(
  margins: Float64Array,
  labels: Float32Array | Float64Array,
  weights: Float32Array | Float64Array,
  pairs: Float64Array,
  gScale: number,
  hScale: number,
  tree: number,
): void {
  const turn = Math.imul(tree, 0x85ebca6b);
  for (let i = 0; i < margins.length; i++) {
    const p = f(1 / f(1 + exp32(f(-f(margins[i]!)))));
    const dither = f((((Math.imul(i, 0x9e3779b1) + turn) | 0) >>> 8) * 2 ** -24);
    const g = f(f(f(p - labels[i]!) * weights[i]!) * gScale);
    const h = f(f(f(p * f(1 - p)) * weights[i]!) * hScale);
    pairs[2 * i] = Math.floor(f(g + dither));
    pairs[2 * i + 1] = Math.floor(f(h + dither));
  }
}

const powers = Float64Array.from({ length: 255 }, (_, k) => 2 ** (k - 127));
const log2e = f(1.44269504088896341);
const low = f(-2.1219444e-4);
const [c5, c4, c3, c2, c1, c0] = [
  f(1.98756915e-4),
  f(1.3981999507e-3),
  f(8.3334519073e-3),
  f(4.1665795894e-2),
  f(1.6666665459e-1),
  f(5.0000001201e-1),
];

/** e^x in single precision (Cephes' polynomial), for x clipped to -87 … 87. */
function exp32(x0: number): number {
  const x = Math.min(Math.max(x0, -87), 87);
  const whole = f(f(f(x * log2e) + 12582912) - 12582912); // nearest whole number, ties to even
  const r = f(f(x - f(whole * 0.693359375)) - f(whole * low));
  let p = f(f(c5 * r) + c4);
  p = f(f(p * r) + c3);
  p = f(f(p * r) + c2);
  p = f(f(p * r) + c1);
  p = f(f(p * r) + c0);
  p = f(f(f(f(p * r) * r) + r) + 1);
  return f(p * powers[whole + 127]!);
}
