import type { ScoreTable } from '../../src/leaderboard/score-table.ts';

/** A table of jury scores; models are a, b, c …, benchmarks x0, x1 … */
export const juryTable = (scores: number[][]): ScoreTable => ({
  models: scores.map((_, m) => String.fromCharCode(97 + m)),
  benchmarks: (scores[0] ?? []).map((_, b) => `x${b}`),
  metrics: (scores[0] ?? []).map(() => 'jury'),
  scores,
});
