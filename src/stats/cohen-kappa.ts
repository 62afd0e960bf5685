/** How often two raters gave which pair of labels: `counts[a][b]`, a the first's, b the second's. Weights are allowed. */
export type LabelPairs = readonly (readonly number[])[];

/**
 * Cohen's kappa, (observed - expected) / (1 - expected): agreement beyond what two raters of the same habits would reach
 * by chance. 1 for full agreement, 0 for chance; NaN when both gave one label only, or there is nothing rated.
 *
 * Cohen, Educational and Psychological Measurement 20 (1960).
 *
 * @example
 * cohenKappa([[20, 5], [10, 15]]); // observed 0.7, expected 0.5: 0.4
 */
export function cohenKappa(counts: LabelPairs): number {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  let [observed, expected] = [0, 0];
  counts.forEach((row, a) => {
    observed += row[a]! / total;
    expected +=
      (row.reduce((sum, count) => sum + count, 0) / total) *
      (counts.reduce((sum, other) => sum + other[a]!, 0) / total);
  });
  return (observed - expected) / (1 - expected);
}
