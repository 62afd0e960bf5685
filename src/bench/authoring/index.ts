// Benchmarks of your own: defined in code or read from MedHELM's yaml, checked where they enter.
export type { BenchmarkData, BenchmarkDefinition, ScorerChoice } from './benchmark-definition.ts';
export { defineBenchmark } from './define-benchmark.ts';
export { fillJudgePrompt, type JuryDescription } from './jury-description.ts';
export type { MedhelmRow } from './medhelm-rows.ts';
export { type MedhelmBenchmarkOptions, readMedhelmBenchmark } from './read-medhelm-benchmark.ts';
export { type MedhelmConfig, type MedhelmMetric, readMedhelmConfig } from './read-medhelm-config.ts';
export { medhelmTaxonomy, type Taxonomy, type TaxonomyNode } from './taxonomy.ts';
export { taxonomyPlace, type TaxonomyPath } from './taxonomy-place.ts';
export { type BenchmarkPlan, validateBenchmark, type Validation } from './validate-benchmark.ts';
