// Runs: asked, recorded, scored, gone on with after anything, and read again.
export { openRun } from './open-run.ts';
export { type PilotUsages, pilotUsages } from './pilot-usages.ts';
export { rescore } from './rescore.ts';
export type { Run } from './run.ts';
export { runAll, type RunAllOptions, runDirectory } from './run-all.ts';
export { runBenchmark } from './run-benchmark.ts';
export { InstanceError, RunChangedError, RunFileError, RunLockedError, RunStoppedError } from './run-error.ts';
export type { RunOptions } from './run-options.ts';
export { runLine } from './run-line.ts';
export type { RunProgress } from './run-progress.ts';
export type { CompletionRecord, RunDescription, ScoreRecord } from './run-records.ts';
export type { Outcome } from './run-state.ts';
export type { RunSummary, ScorerSummary } from './run-summary.ts';
export type { ScorerRecord } from './scorer-record.ts';
export { writeRun, type WrittenRun } from './write-run.ts';
