// Benchmarks of your own: defined in code, checked where they enter.
export type { BenchmarkData, BenchmarkDefinition, ScorerChoice } from './benchmark-definition.ts';
export { defineBenchmark } from './define-benchmark.ts';
export { medhelmTaxonomy, type Taxonomy, type TaxonomyNode } from './taxonomy.ts';
export { taxonomyPlace, type TaxonomyPath } from './taxonomy-place.ts';
