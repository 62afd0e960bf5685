/**
 * Ranks from 1 for the smallest value; equal values share the average of their ranks. A NaN gets rank NaN and takes no
 * place.
 *
 * @example
 * rank([10, 20, 20, 5]); // [2, 3.5, 3.5, 1]
 */
export function rank(values: ArrayLike<number>): number[] {
  const ranks = new Array<number>(values.length).fill(Number.NaN);
  const order = Array.from(ranks.keys()).filter((i) => !Number.isNaN(values[i]));
  order.sort((i, j) => values[i]! - values[j]! || 0);
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = values[order[start]!];
    while (end < order.length && values[order[end]!] === value) end++;
    for (let k = start; k < end; k++) ranks[order[k]!] = (start + 1 + end) / 2;
  }
  return ranks;
}
