// Figures as plotly specs: plain data in, a spec out; `static` draws a spec without a browser.
export type { Figure } from './figure.ts';
export { type HeatmapOptions, type HeatmapTable, heatmapFigure } from './heatmap.ts';
export { type Mark, marked } from './marked.ts';
export { type RankBandsOptions, type RankBandsRow, rankBandsFigure } from './rank-bands.ts';
export { renderPng } from './static/render-png.ts';
export { renderSvg } from './static/render-svg.ts';
export { themed } from './theme.ts';
