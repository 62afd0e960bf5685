// Pages with sliders that recompute without a kernel.
export { emTheatre, type TheatreCells, type TheatreOptions, type TheatreRun } from './em-theatre/em-theatre.ts';
export { type Widget, widgetPage, type WidgetParts } from './widget.ts';
export { exploreCells, type ExplorerCells, type ExplorerOptions } from './explore-cells/explore-cells.ts';
export { type AgreementPreset, agreementPresets } from './explore-agreement/agreement-presets.ts';
export { type AgreementSummary, agreementSummary, type OverPairs } from './explore-agreement/agreement-summary.ts';
export { agreementSweep, type AgreementSeries } from './explore-agreement/agreement-sweep.ts';
export { exploreAgreement } from './explore-agreement/explore-agreement.ts';
export { type RatingsPlan, simulateRatings } from './explore-agreement/simulate-ratings.ts';
export { type WhatIfOptions, type WhatIfSuite, whatIfWeights } from './what-if-weights/what-if-weights.ts';
export { everyRule, type RuleSample, type RuleScore } from './explore-metrics/every-rule.ts';
export { exploreMetrics } from './explore-metrics/explore-metrics.ts';
export { type MetricPreset, metricPresets } from './explore-metrics/metric-presets.ts';
