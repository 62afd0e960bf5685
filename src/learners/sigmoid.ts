/**
 * 1 / (1 + e^-x), without overflow.
 *
 * @example
 * sigmoid(0); // 0.5
 */
export function sigmoid(x: number): number {
  const u = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + u) : u / (1 + u);
}
