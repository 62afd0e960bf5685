/**
 * The indices of the values from the smallest to the largest; equal values in the order given. Values must not be NaN.
 *
 * @example
 * ascendingOrder([3, 1, 2]); // Int32Array [1, 2, 0]
 */
export function ascendingOrder(values: ArrayLike<number>): Int32Array {
  // A typed sort without a callback is several times faster; the places of equal values are then given out in order.
  const n = values.length;
  const sorted = Float64Array.from(values).sort();
  const next = new Int32Array(n).fill(-1);
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    let [low, high] = [0, n];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    const place = next[low] === -1 ? low : next[low]!;
    order[place] = i;
    next[low] = place + 1;
  }
  return order;
}
