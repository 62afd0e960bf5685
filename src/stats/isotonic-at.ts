import type { IsotonicCurve } from './isotonic.ts';

/**
 * The value of an isotonic curve at `x`: linear between knots, the first or last value outside.
 *
 * @example
 * isotonicAt({ x: [0, 1], y: [0.2, 0.6] }, 0.5); // 0.4
 */
export function isotonicAt({ x: knots, y }: IsotonicCurve, x: number): number {
  let [low, high] = [0, knots.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (knots[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return y[0]!;
  if (low === knots.length) return y.at(-1)!;
  const share = (x - knots[low - 1]!) / (knots[low]! - knots[low - 1]!);
  return y[low - 1]! + share * (y[low]! - y[low - 1]!);
}
