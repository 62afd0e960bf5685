import type { RankBands } from '../../leaderboard/rank-bands.ts';
import type { Estimate } from '../../stats/estimate.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/** A row of the rank-band figure: a model by its name, with its provider and its tie group (from 0). */
export interface NamedBand {
  name: string;
  provider: string;
  winRate: Estimate;
  rank: { estimate: number; lower: number; upper: number };
  pBest: number;
  group: number;
}

/**
 * Rank bands with the names people know the models by, as `rankBandsFigure` takes them.
 *
 * @example rankBandsFigure(namedBands(suite, rankBands(suite, { seed: 1 })), { n: 35 })
 */
export function namedBands(suite: MedhelmSuite, bands: RankBands): { rows: NamedBand[]; gaps: RankBands['gaps'] } {
  const rows = bands.models.map(({ model, winRate, rank, rankLower, rankUpper, best }) => {
    const { name, provider } = suite.modelInfo.find(({ id }) => id === model)!;
    const group = bands.groups.findIndex((members) => members.includes(model));
    return {
      name,
      provider,
      winRate,
      rank: { estimate: rank, lower: rankLower, upper: rankUpper },
      pBest: best,
      group,
    };
  });
  return { rows, gaps: bands.gaps };
}
