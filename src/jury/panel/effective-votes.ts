/**
 * How many independent judges a panel is worth: n² / Σ of all correlations of errors, those of judges with themselves
 * included (Kish's design effect). A mean over the panel is as sure as one over that many judges who err independently;
 * a clone adds nothing.
 *
 * @param correlations of errors, judge × judge, 1 on the diagonal
 * @returns Infinity where errors cancel
 * @example
 * effectiveVotes([[1, 0.5], [0.5, 1]]); // 1.3333…
 */
export function effectiveVotes(correlations: readonly (readonly number[])[]): number {
  const total = correlations.flat().reduce((sum, value) => sum + value, 0);
  return total > 1e-12 ? correlations.length ** 2 / total : Infinity;
}
