// Benchmarks: how answers are scored.
export * from './metrics/index.ts';
