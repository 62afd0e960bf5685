// Results of runs: rows, means with intervals, comparisons.
export { type AdjustedComparison, compareAllRuns } from './compare-all-runs.ts';
export { type CompareOptions, compareRuns, type RunComparison } from './compare-runs.ts';
export { type Counting, countings, type Counts } from './counting.ts';
export type { ResultRow } from './result-row.ts';
export { resultTable } from './result-table.ts';
export { type RunMean, runMean } from './run-mean.ts';
export { runResults } from './run-results.ts';
export { type RunScores, runScores } from './run-scores.ts';
