import type { Estimate } from '../stats/estimate.ts';
import { holm } from '../stats/holm.ts';
import type { LeaderboardRow } from './leaderboard.ts';

/** What resampling the benchmarks says of two neighbours on the leaderboard. */
export interface RankGap {
  above: string;
  below: string;
  /** Difference of the two win rates, paired over benchmarks. */
  gap: Estimate;
  /** Two-sided bootstrap p value, 2 (1 + min(#(d ≤ 0), #(d ≥ 0))) / (1 + replicates), at most 1. */
  p: number;
  /** The same after Holm's correction for all the gaps of the table. */
  pHolm: number;
  /** The interval of this gap, taken alone, lies above 0. */
  separable: boolean;
  /** Still so when all gaps are looked at together: `pHolm` ≤ 1 - level. */
  separableHolm: boolean;
}

/** Sums of shares differ by rounding; win rates of real tables by far more than this. */
const noise = 1e-12;

/**
 * The gaps between neighbouring rows.
 *
 * @param rows best first
 * @param draws `draws[row][replicate]`, resampled win rates in the order of the rows
 * @param estimate makes an Estimate of an observed value, its replicates and the models it speaks of
 */
export function rankGaps(
  rows: readonly LeaderboardRow[],
  draws: readonly Float64Array[],
  estimate: (value: number, replicates: Float64Array, models: readonly string[]) => Estimate,
  level: number,
): RankGap[] {
  const pairs = rows.slice(1).map((row, k) => {
    const differences = draws[k]!.map((value, r) => value - draws[k + 1]![r]!);
    let [notAbove, notBelow, n] = [0, 0, 0];
    for (const d of differences) {
      if (Number.isNaN(d)) continue;
      n++;
      if (d <= noise) notAbove++;
      if (d >= -noise) notBelow++;
    }
    return {
      above: rows[k]!.model,
      below: row.model,
      gap: estimate(rows[k]!.winRate - row.winRate, differences, [rows[k]!.model, row.model]),
      // The +1: the observed order counts as one more replicate, so no p value is ever 0.
      p: Math.min(1, (2 * (1 + Math.min(notAbove, notBelow))) / (1 + n)),
    };
  });
  const adjusted = holm(pairs.map((pair) => pair.p));
  return pairs.map((pair, k) => ({
    ...pair,
    pHolm: adjusted[k]!,
    separable: pair.gap.lower > noise,
    separableHolm: adjusted[k]! <= 1 - level,
  }));
}
