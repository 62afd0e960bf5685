// Pages with sliders that recompute without a kernel.
export { emTheatre, type TheatreCells, type TheatreOptions, type TheatreRun } from './em-theatre/em-theatre.ts';
export { type Widget, widgetPage, type WidgetParts } from './widget.ts';
export { exploreCells, type ExplorerCells, type ExplorerOptions } from './explore-cells/explore-cells.ts';
export { type WhatIfOptions, type WhatIfSuite, whatIfWeights } from './what-if-weights/what-if-weights.ts';
export { everyRule, type RuleSample, type RuleScore } from './explore-metrics/every-rule.ts';
export { exploreMetrics } from './explore-metrics/explore-metrics.ts';
export { type MetricPreset, metricPresets } from './explore-metrics/metric-presets.ts';
