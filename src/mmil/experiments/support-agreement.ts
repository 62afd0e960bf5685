/**
 * How a chosen set agrees with the planted one: precision (chosen and planted over chosen; NaN when none is chosen),
 * recall (over planted), Jaccard (over either).
 *
 * @example
 * supportAgreement([true, true, false], [true, false, true]); // { precision: 0.5, recall: 0.5, jaccard: 0.333…, chosen: 2 }
 */
export function supportAgreement(
  chosen: readonly boolean[],
  planted: readonly boolean[],
): { precision: number; recall: number; jaccard: number; chosen: number } {
  let [both, first, second] = [0, 0, 0];
  chosen.forEach((is, j) => {
    both += Number(is && planted[j]);
    first += Number(is);
    second += Number(planted[j]);
  });
  return { precision: both / first, recall: both / second, jaccard: both / (first + second - both), chosen: first };
}
