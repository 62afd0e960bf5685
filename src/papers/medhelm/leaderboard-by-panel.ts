import { leaderboard } from '../../leaderboard/leaderboard.ts';
import { resampledWinRates } from '../../leaderboard/resampled-win-rates.ts';
import { winCredits } from '../../leaderboard/win-credits.ts';
import { winRate } from '../../leaderboard/win-rate.ts';
import type { BootstrapOptions } from '../../stats/bootstrap.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { percentileEstimate } from '../../stats/percentile-estimate.ts';
import type { JuryPanels } from './jury-panels.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';
import { panelSuite } from './panel-suite.ts';

/** A model's place when another panel scores the open-ended benchmarks. */
export interface PanelPlace {
  model: string;
  name: string;
  provider: string;
  winRate: Estimate;
  /** Against the published leaderboard, on the same resampled benchmarks. */
  shift: Estimate;
  /** 1 = best; tied models share the better place. */
  rank: number;
}

export interface PanelLeaderboard {
  /** `published`, or the name of the panel. */
  name: string;
  /** In the order of the published leaderboard. */
  models: PanelPlace[];
}

/**
 * Win rates and ranks over the whole suite, as published and for each panel in the place of the jury. The panel of all
 * three differs from the published leaderboard only by the failures that this scores 1 (see `defaultScores`).
 *
 * @param options `seed` (required), `replicates` (10000), `level` (0.95)
 * @example
 * leaderboardByPanel(suite, juryPanels(medhelm), { seed: 1 }).map(({ name }) => name)[0]; // 'published'
 */
export function leaderboardByPanel(
  suite: MedhelmSuite,
  { panels, ...known }: JuryPanels,
  { seed, replicates = 10_000, level = 0.95 }: BootstrapOptions,
): PanelLeaderboard[] {
  const { tieBreaks } = suite;
  const order = leaderboard(suite, { tieBreaks }).map(({ model }) => suite.models.indexOf(model));
  // The same seed draws the same benchmarks for every table: the differences are paired.
  const resample = (table: MedhelmSuite) =>
    resampledWinRates(winCredits(table, { tieBreaks }), suite.models.length, { seed, replicates });
  const options = { seed, level, n: suite.benchmarks.length, of: 'over benchmarks' };
  const [before, beforeDraws] = [winRate(suite, { tieBreaks }), resample(suite)];
  const tables = [
    { name: 'published', table: suite },
    ...panels.map((panel) => ({ name: panel.name, table: panelSuite(suite, panel, known) })),
  ];
  return tables.map(({ name, table }) => {
    const [rates, draws] = [winRate(table, { tieBreaks }), resample(table)];
    const models = order.map((m) => ({
      model: suite.models[m]!,
      name: suite.modelInfo[m]!.name,
      provider: suite.modelInfo[m]!.provider,
      winRate: percentileEstimate(rates[m]!, [...draws[m]!], options),
      shift: percentileEstimate(
        rates[m]! - before[m]!,
        Array.from(draws[m]!, (value, k) => value - beforeDraws[m]![k]!),
        options,
      ),
      rank: 1 + rates.filter((other) => other > rates[m]! + 1e-12).length,
    }));
    return { name, models };
  });
}
