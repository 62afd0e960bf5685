/** How often two raters gave which pair of labels: `counts[a][b]`, a the first's, b the second's. Weights are allowed. */
export type LabelPairs = readonly (readonly number[])[];

export interface KappaOptions {
  /**
   * What labels d steps apart on an ordered scale cost: 1 whatever d is (`none`, the default), d (`linear`) or d²
   * (`quadratic`).
   */
  weights?: 'none' | 'linear' | 'quadratic';
}

/**
 * Cohen's kappa, (observed - expected) / (1 - expected): agreement beyond what two raters of the same habits would reach
 * by chance. 1 for full agreement, 0 for chance; NaN when both gave one label only, or there is nothing rated.
 *
 * With weights, labels are in order and near misses cost less: 1 - cost observed / cost expected.
 *
 * Cohen, Educational and Psychological Measurement 20 (1960); weighted, Psychological Bulletin 70 (1968).
 *
 * @throws RangeError for weights that are not known
 * @example
 * cohenKappa([[20, 5], [10, 15]]); // observed 0.7, expected 0.5: 0.4
 */
export function cohenKappa(counts: LabelPairs, { weights = 'none' }: KappaOptions = {}): number {
  if (weights !== 'none') return weightedKappa(counts, weights);
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

function weightedKappa(counts: LabelPairs, weights: 'linear' | 'quadratic'): number {
  const power = { linear: 1, quadratic: 2 }[weights];
  if (power === undefined) throw new RangeError(`weights must be none, linear or quadratic, got ${String(weights)}`);
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = counts.map((_, b) => counts.reduce((sum, row) => sum + row[b]!, 0));
  const total = rows.reduce((sum, count) => sum + count, 0);
  let [observed, expected] = [0, 0];
  counts.forEach((row, a) =>
    row.forEach((count, b) => {
      const cost = Math.abs(a - b) ** power;
      observed += cost * count;
      expected += (cost * rows[a]! * columns[b]!) / total;
    }),
  );
  return 1 - observed / expected;
}
