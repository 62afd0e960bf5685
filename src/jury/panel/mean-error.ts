import type { PanelJudges } from './panel-judges.ts';

/**
 * Root mean squared distance of a panel's mean score from the true category, in points: exact, from what each judge is
 * off by on average and how errors spread and go together.
 *
 * @returns a function of the panel, the numbers of its judges
 */
export function meanError({
  categories,
  prior,
  confusion,
  correlations,
}: PanelJudges): (panel: readonly number[]) => number {
  const moments = confusion.map((rows) =>
    rows.map((row, c) => {
      const mean = row.reduce((sum, p, g) => sum + p * categories[g]!, 0);
      const variance = row.reduce((sum, p, g) => sum + p * (categories[g]! - mean) ** 2, 0);
      return { bias: mean - categories[c]!, sd: Math.sqrt(variance) };
    }),
  );
  return (panel) => {
    let squared = 0;
    prior.forEach((share, c) => {
      let [bias, variance] = [0, 0];
      for (const a of panel) {
        bias += moments[a]![c]!.bias;
        for (const b of panel) variance += correlations[a]![b]! * moments[a]![c]!.sd * moments[b]![c]!.sd;
      }
      squared += (share * (bias ** 2 + variance)) / panel.length ** 2;
    });
    return Math.sqrt(squared);
  };
}
