/**
 * Holm's step-down adjusted p values, in the order given: with p(1) ≤ … ≤ p(m), the adjusted p(k) is the largest of
 * (m - j + 1) p(j) over j ≤ k, capped at 1. Holds the family-wise error rate under any dependence.
 *
 * @throws RangeError when a p value is not a number from 0 to 1
 * @example
 * holm([0.01, 0.04, 0.03]); // [0.03, 0.06, 0.06]
 */
export function holm(pValues: ArrayLike<number>): number[] {
  const m = pValues.length;
  const order = Array.from({ length: m }, (_, i) => i).sort((i, j) => pValues[i]! - pValues[j]!);
  const adjusted = new Array<number>(m);
  let running = 0;
  order.forEach((index, k) => {
    const p = pValues[index]!;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a p value must lie from 0 to 1, got ${p} at position ${index}`);
    adjusted[index] = running = Math.max(running, Math.min(1, (m - k) * p));
  });
  return adjusted;
}
