import { rankBands } from '../../leaderboard/rank-bands.ts';
import type { BootstrapOptions } from '../../stats/bootstrap.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { costTable } from './cost-table.ts';
import type { Medhelm } from './medhelm.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/** A point of the cost figure: what `costVsWinRateFigure` takes. */
export interface CostPoint {
  name: string;
  provider: string;
  /** Total of the suite in USD, jury included. */
  cost: number;
  /** With its interval over benchmarks. */
  winRate: Estimate;
}

/**
 * What each model cost, and its win rate: MedHELM's Fig. 5, best win rate first. A model of your own, whose costs are not
 * on file, has no point: it was not free.
 *
 * @param options of the bootstrap of the win rate: `seed` (1), `replicates`, `level`
 * @example
 * costPoints(medhelm, medhelmSuite(medhelm, 'arxiv-v2'))[0];
 * // { name: 'DeepSeek R1', provider: 'DeepSeek', cost: 1806.17, winRate: { estimate: 0.6625, … } }
 */
export function costPoints(
  medhelm: Medhelm,
  suite: MedhelmSuite,
  { seed = 1, ...options }: Partial<BootstrapOptions> = {},
): CostPoint[] {
  const { models } = costTable(medhelm, suite);
  const bands = rankBands(suite, { seed, ...options, tieBreaks: suite.tieBreaks });
  return bands.models.flatMap(({ model, winRate }) => {
    const costs = models.find((entry) => entry.model === model);
    return costs === undefined ? [] : [{ name: costs.name, provider: costs.provider, cost: costs.totalUsd, winRate }];
  });
}
