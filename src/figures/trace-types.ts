/** The trace types that the figures of this folder are made of; any plotly bundle that draws them must have all. */
export const traceTypes = ['bar', 'heatmap', 'scatter'] as const;
