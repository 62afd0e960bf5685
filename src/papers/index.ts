// The published tables of the papers, and every number they state as a claim that is computed and compared.
export { type AddedModel, type AddModelOptions, addModel } from './add-model.ts';
export { benchmarkHeatmap } from './benchmark-heatmap.ts';
export { categoryHeatmap } from './category-heatmap.ts';
export type { ClaimResult } from './claim.ts';
export { type ClaimsOptions, claims } from './claims.ts';
export { type CostPoint, costPoints } from './cost-points.ts';
export { type CostTable, type CostTableOptions, type CostTableRow, type CostTotal, costTable } from './cost-table.ts';
export { DataError } from './data-error.ts';
export { type FigureEntry, figuresIndex } from './figures-index.ts';
export { figuresIndexMarkdown } from './figures-index-markdown.ts';
export { findBenchmark } from './find-benchmark.ts';
export { formatClaims } from './format-claims.ts';
export type { Heatmap } from './heatmap.ts';
export { type LoadMedhelmOptions, loadMedhelm, type Medhelm } from './medhelm.ts';
export type { CostSheetRow } from './medhelm-cost-sheet.ts';
export {
  type MedhelmSuite,
  type MedhelmSuiteId,
  medhelmSuite,
  medhelmSuiteIds,
  type SuiteModel,
} from './medhelm-suite.ts';
export { type NamedBand, namedBands } from './named-bands.ts';
export { type ModelScores, type ReadModelScoresOptions, readModelScores } from './read-model-scores.ts';
export { selectBenchmarks } from './select-benchmarks.ts';
export { selectClaims } from './select-claims.ts';
export { subcategoryHeatmap } from './subcategory-heatmap.ts';
export { summariseClaims } from './summarise-claims.ts';
export { type InstanceGroup, unequalInstances } from './unequal-instances.ts';
