import type { Estimate } from '../stats/estimate.ts';
import { percentileInterval } from '../stats/percentile-interval.ts';
import type { LeaderboardRow } from './leaderboard.ts';
import type { RankBands } from './rank-bands.ts';
import { rankGaps } from './rank-gaps.ts';
import { ranksInReplicates } from './ranks-in-replicates.ts';
import { tieGroups } from './tie-groups.ts';

/**
 * Rank bands of resampled win rates, whatever was resampled.
 *
 * @param rows best first
 * @param draws `draws[row][replicate]`
 * @param estimate makes an Estimate of an observed value, its replicates and the models it speaks of
 */
export function bandsOfDraws(
  rows: readonly LeaderboardRow[],
  draws: readonly Float64Array[],
  estimate: (value: number, replicates: Float64Array, models: readonly string[]) => Estimate,
  level: number,
): RankBands {
  const { top, bottom, best } = ranksInReplicates(draws);
  const models = rows.map(({ model, winRate }, k) => ({
    model,
    winRate: estimate(winRate, draws[k]!, [model]),
    rank: 1 + rows.filter((other) => other.winRate > winRate + 1e-12).length,
    rankLower: Math.floor(percentileInterval(top[k]!, level).lower),
    rankUpper: Math.ceil(percentileInterval(bottom[k]!, level).upper),
    best: best[k]!,
  }));
  const gaps = rankGaps(rows, draws, estimate, level);
  const names = rows.map((row) => row.model);
  const groups = (flags: boolean[]) => tieGroups(names, flags);
  return {
    models,
    gaps,
    groups: groups(gaps.map((gap) => gap.separable)),
    groupsHolm: groups(gaps.map((gap) => gap.separableHolm)),
  };
}
