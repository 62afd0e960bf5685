// Models ranked over benchmarks: win rates, averages, and how certain the ranks are.
export { type BenchmarkGroup, categoryMeans } from './category-means.ts';
export { instanceRankBands } from './instance-rank-bands.ts';
export type { InstanceScores } from './instance-scores.ts';
export { instanceTable } from './instance-table.ts';
export { type LeaderboardRow, leaderboard } from './leaderboard.ts';
export { type MacroAverage, macroAverage } from './macro-average.ts';
export { type NormaliseOptions, normalise } from './normalise.ts';
export { type RankBand, type RankBands, rankBands } from './rank-bands.ts';
export type { RankGap } from './rank-gaps.ts';
export type { ScoreTable } from './score-table.ts';
export type { TieBreak, Ties, WinOptions } from './tie-break.ts';
export { winRate } from './win-rate.ts';
export { winSd } from './win-sd.ts';
export { type ModelRow, withModel } from './with-model.ts';
