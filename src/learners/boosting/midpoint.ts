/**
 * Half way between two neighbours a < b, so that a lies below it and b does not: b itself where rounding leaves nothing
 * in between. Does not overflow.
 *
 * @example
 * midpoint(1, 2); // 1.5
 */
export function midpoint(a: number, b: number): number {
  const middle = a / 2 + b / 2;
  return middle > a ? middle : b;
}
