// Benchmarks: what is asked, of whom, and how answers are scored.
export type { Access, Benchmark, Instance, TaxonomyPlace } from './benchmark.ts';
export * from './metrics/index.ts';
export * from './results/index.ts';
export * from './run/index.ts';
export type { Score } from './score.ts';
export type { Answered, Scorer, ScoringOptions } from './scorer.ts';
