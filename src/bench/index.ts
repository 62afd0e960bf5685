// Benchmarks: what is asked, of whom, and how answers are scored.
export * from './authoring/index.ts';
export type { Access, Benchmark, Instance, TaxonomyPlace } from './benchmark.ts';
export * from './metrics/bertscore/index.ts';
export * from './datasets/index.ts';
export { InvalidBenchmarkError } from './invalid-benchmark-error.ts';
export * from './metrics/index.ts';
export * from './results/index.ts';
export * from './run/index.ts';
export { type Problem, problemLine } from './problem.ts';
export type { CompletionRecord, RunDescription, ScoreRecord } from './run/run-records.ts';
export * from './sqlite/index.ts';
export type { Score } from './score.ts';
export type { Answered, Scorer, ScoringOptions } from './scorer.ts';
export * from './scorers/index.ts';
export * from './suite/index.ts';
