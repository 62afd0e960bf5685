import { macroAverage } from './macro-average.ts';
import type { NormaliseOptions } from './normalise.ts';
import type { ScoreTable } from './score-table.ts';
import type { WinOptions } from './tie-break.ts';
import { winRate } from './win-rate.ts';
import { winSd } from './win-sd.ts';

/** One row of MedHELM's Table 1. */
export interface LeaderboardRow {
  model: string;
  winRate: number;
  /** Population SD over opponents of the share of benchmarks strictly won. */
  winSd: number;
  /** Mean of the normalised scores. */
  macro: number;
  /** Sample SD of the normalised scores. */
  sd: number;
  /** Benchmarks with a score … */
  n: number;
  /** … out of so many. */
  of: number;
}

/**
 * The rows of MedHELM's Table 1, best win rate first. Equal win rates (to 12 decimals) are ordered by macro average,
 * then by the model's id; models without any score come last. `ties` speaks of the win rate only: the win SD is always
 * strict.
 *
 * @throws RangeError for fewer than two models, an unknown metric or a score outside its scale
 * @example
 * leaderboard({ models: ['a', 'b'], benchmarks: ['x'], metrics: ['jury'], scores: [[2], [3]] })[0];
 * // { model: 'b', winRate: 1, winSd: 0, macro: 0.5, sd: NaN, n: 1, of: 1 }
 */
export function leaderboard(table: ScoreTable, options: WinOptions & NormaliseOptions = {}): LeaderboardRow[] {
  const rates = winRate(table, options);
  const spreads = winSd(table, { tieBreaks: options.tieBreaks ?? [] });
  const averages = macroAverage(table, options);
  const rows = table.models.map((model, m) => ({
    model,
    winRate: rates[m]!,
    winSd: spreads[m]!,
    macro: averages[m]!.mean,
    sd: averages[m]!.sd,
    n: averages[m]!.n,
    of: table.benchmarks.length,
  }));
  return rows.sort(
    (a, b) => descending(a.winRate, b.winRate) || descending(a.macro, b.macro) || (a.model < b.model ? -1 : 1),
  );
}

/** Compares to 12 decimals, so that the rounding of sums does not decide an order; NaN last. */
function descending(a: number, b: number): number {
  const key = (x: number) => (Number.isNaN(x) ? -Infinity : Math.round(x * 1e12));
  return key(a) === key(b) ? 0 : key(b) - key(a);
}
