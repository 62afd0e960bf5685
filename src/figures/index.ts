// Figures as plotly specs: plain data in, a spec out; `static` draws a spec without a browser.
export { type BarsOptions, type BarsRow, barsFigure } from './bars.ts';
export { type CostPoint, type CostVsWinRateOptions, costVsWinRateFigure } from './cost-vs-win-rate.ts';
export {
  detectableEffectsFigure,
  type DetectableEffectsOptions,
  type DetectableEffectsRow,
} from './detectable-effects.ts';
export { type EmbeddingColor, embeddingFigure, type EmbeddingOptions } from './embedding.ts';
export type { Figure } from './figure.ts';
export { figureCsv } from './figure-csv.ts';
export { type HeatmapOptions, type HeatmapTable, heatmapFigure } from './heatmap.ts';
export { label } from './label.ts';
export { type Mark, marked } from './marked.ts';
export { mmilSchematicFigure, type SchematicOptions } from './mmil-schematic.ts';
export { pointsPanel, type PointsRow } from './points-panel.ts';
export { type RankBandsOptions, type RankBandsRow, rankBandsFigure } from './rank-bands.ts';
export {
  type ResidualDiseaseFigureOptions,
  type ResidualDiseaseSeries,
  residualDiseaseFigure,
} from './residual-disease.ts';
export { type RhoChoice, rhoChoiceFigure } from './rho-choice.ts';
export { type StackedBarsOptions, type StackedBarsRow, stackedBarsFigure } from './stacked-bars.ts';
export { type ReliabilityCurve, reliabilityFigure, type ReliabilityFigureOptions } from './reliability.ts';
export { renderPng } from './static/render-png.ts';
export { renderSvg } from './static/render-svg.ts';
export { type Strip, stripsFigure, type StripsOptions } from './strips.ts';
export { type SuiteOverview, suiteOverviewFigure } from './suite-overview.ts';
export { sweepPanel, type SweptArm } from './sweep-panel.ts';
export { taxonomyTreeFigure, type TreeBranch } from './taxonomy-tree.ts';
export { ternaryFigure, type TernaryOptions, type TernarySlice } from './ternary.ts';
export { themed } from './theme.ts';
export type { Series } from './series-traces.ts';
export { type XyPanel, xyPanelsFigure, type XyPanelsOptions } from './xy-panels.ts';
