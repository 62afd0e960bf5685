/** A JSON object as plotly reads it. Plotly's own types are large and change by version, so a spec here is plain data. */
export type JsonObject = { [key: string]: unknown };

/** One trace: `type` names how it is drawn (`scatter` where it is left out). */
export interface Trace extends JsonObject {
  type?: string;
  name?: string;
}

/** What surrounds the traces: axes, title, annotations, size. */
export type Layout = JsonObject;

/** A figure is a plotly spec, and nothing else: what a notebook stores, a page draws and `renderPng` prints. */
export interface Figure {
  data: Trace[];
  layout: Layout;
}
