// The published tables of the papers, and every number they state as a claim that is computed and compared.
export { type AddedModel, type AddModelOptions, addModel } from './medhelm/add-model.ts';
export { benchmarkHeatmap } from './medhelm/benchmark-heatmap.ts';
export { categoryHeatmap } from './medhelm/category-heatmap.ts';
export type { ClaimResult } from './claims/claim.ts';
export { type ClaimsOptions, claims } from './claims/claims.ts';
export { type CostPoint, costPoints } from './medhelm/cost-points.ts';
export {
  type CostTable,
  type CostTableOptions,
  type CostTableRow,
  type CostTotal,
  costTable,
} from './medhelm/cost-table.ts';
export { DataError } from './tables/data-error.ts';
export { blastGate, evaluateFlowcap, type FlowcapResult } from './mmil/evaluate-flowcap.ts';
export { type BenchmarkEffects, detectableEffects, type PairEffect } from './medhelm/detectable-effects.ts';
export { type EffectRow, effectRows } from './medhelm/effect-rows.ts';
export { type FigureEntry, figuresIndex } from './figures-index.ts';
export { figuresIndexMarkdown } from './figures-index-markdown.ts';
export { findBenchmark } from './medhelm/find-benchmark.ts';
export { type HelmInstanceScores, helmInstanceScores } from './medhelm/helm-instance-scores.ts';
export { mmilClaims, type MmilClaimsOptions } from './claims/mmil-claims.ts';
export { formatClaims } from './claims/format-claims.ts';
export type { Heatmap } from './medhelm/heatmap.ts';
export { type CohortSize, cohortSizes } from './mmil/cohort-sizes.ts';
export { type CohortPresetId, loadCohortPreset } from './mmil/load-cohort-preset.ts';
export { type LoadMedhelmOptions, loadMedhelm, type Medhelm } from './medhelm/medhelm.ts';
export { type MedhelmOverview, medhelmOverview, type NamedCount } from './medhelm/medhelm-overview.ts';
export type { CostSheetRow } from './medhelm/medhelm-cost-sheet.ts';
export {
  type MedhelmSuite,
  type MedhelmSuiteId,
  medhelmSuite,
  medhelmSuiteIds,
  type SuiteModel,
} from './medhelm/medhelm-suite.ts';
export { type MmilCohort, mmilCohort, type MmilCohortOptions } from './mmil/mmil-cohort.ts';
export { type NamedBand, namedBands } from './medhelm/named-bands.ts';
export { type ModelScores, type ReadModelScoresOptions, readModelScores } from './medhelm/read-model-scores.ts';
export { readTasks, type TaxonomyTask } from './medhelm/read-tasks.ts';
export { readFlowcapAml } from './mmil/read-flowcap-aml.ts';
export { readMulticenter } from './mmil/read-multicenter.ts';
export { type SampleSizeRow, sampleSizeTable, type SampleSizeTableOptions } from './medhelm/sample-size-table.ts';
export type { SampleSizePlanRow } from './medhelm/medhelm-sample-size-plan.ts';
export { selectBenchmarks } from './medhelm/select-benchmarks.ts';
export { selectClaims } from './claims/select-claims.ts';
export { type SemiSyntheticOptions, semiSyntheticBags } from './mmil/semi-synthetic-bags.ts';
export { simulateInstanceScores, type SimulateInstanceScoresOptions } from './medhelm/simulate-instance-scores.ts';
export { simulateMulticenter } from './mmil/simulate-multicenter.ts';
export { subcategoryHeatmap } from './medhelm/subcategory-heatmap.ts';
export { summariseClaims } from './claims/summarise-claims.ts';
export { type TaxonomyTree, taxonomyTree, type TaxonomyTreeOptions } from './medhelm/taxonomy-tree.ts';
export { type NamedSlice, ternarySlices, type TernarySlicesOptions } from './medhelm/ternary-slices.ts';
export { type InstanceGroup, unequalInstances } from './medhelm/unequal-instances.ts';
export { type SimulatedStudyOptions, writeSimulatedStudy } from './mmil/write-simulated-study.ts';
export { unitScore, type UnitRule } from './medhelm/unit-score.ts';
export { alwaysNo } from './medhelm/always-no.ts';
export { type BenchmarkSize, benchmarkSizes } from './medhelm/benchmark-sizes.ts';
export { type BinaryRates, binaryRates, type BinaryRatesOptions, type Rate } from './medhelm/binary-rates.ts';
export { composition } from './medhelm/composition.ts';
export { defaultScoreHeatmap } from './medhelm/default-score-heatmap.ts';
export { type DefaultScore, defaultScores } from './medhelm/default-scores.ts';
export { gainOverNo } from './medhelm/gain-over-no.ts';
export { type GoldEffect, goldEffect } from './medhelm/gold-effect.ts';
export { type JudgeSeverity, judgeSeverity } from './medhelm/judge-severity.ts';
export {
  type JuryDataset,
  type JuryPanel,
  type JuryPanels,
  juryPanels,
  type JuryPanelsOptions,
} from './medhelm/jury-panels.ts';
export {
  type JuryRobustness,
  juryRobustness,
  type JuryRobustnessOptions,
  type PanelComparison,
} from './medhelm/jury-robustness.ts';
export { leaderboardByPanel, type PanelLeaderboard, type PanelPlace } from './medhelm/leaderboard-by-panel.ts';
export { type MedcalcBound, medcalcBounds } from './medhelm/medcalc-bounds.ts';
export type { Confusion, ConfusionRow } from './medhelm/medhelm-confusion.ts';
export type { GoldFilterRow, GoldStage } from './medhelm/medhelm-gold-filter.ts';
export type { PanelScore } from './medhelm/medhelm-panel-scores.ts';
export { panelSuite } from './medhelm/panel-suite.ts';
export { withoutDefaults } from './medhelm/without-defaults.ts';
export { type YesNoRow, yesNoTable } from './medhelm/yes-no-table.ts';
