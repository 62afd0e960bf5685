/**
 * Median of values that count `times[i]` times each (whole numbers); the mean of the two middle ones when their number
 * is even. NaN for none.
 *
 * @example
 * weightedMedian([1, 5, 9], [2, 1, 1]); // 3
 */
export function weightedMedian(values: ArrayLike<number>, times: ArrayLike<number>): number {
  const order = Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => times[i]! > 0)
    .sort((i, j) => values[i]! - values[j]!);
  const total = order.reduce((sum, i) => sum + times[i]!, 0);
  const at = (place: number): number => {
    let seen = 0;
    for (const i of order) if ((seen += times[i]!) > place) return values[i]!;
    return Number.NaN;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}
